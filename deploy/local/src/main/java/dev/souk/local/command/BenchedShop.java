package dev.souk.local.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.souk.load.bench.OrdersPlan;
import dev.souk.load.bench.PagesPlan;
import dev.souk.local.Refusal;
import dev.souk.local.control.RunningShop;
import dev.souk.local.state.ShopPasswords;
import dev.souk.local.state.StateFolder;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Where the parts of the running shop are that a benchmark asks. */
final class BenchedShop {

    private static final String USER = "migrate"; // may make schemas for the reference

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final String PRIMARY = "primary";

    private final StateFolder state;
    private final RunningShop shop;
    private final Map<String, Member> members;

    private BenchedShop(StateFolder state, RunningShop shop) {
        this.state = state;
        this.shop = shop;
        this.members = members(shop);
    }

    private record Member(String address, long pid) {}

    static BenchedShop require() {
        StateFolder state = StateFolder.ofThisProject();
        return new BenchedShop(state, RunningShop.require(state));
    }

    StateFolder state() {
        return state;
    }

    /** As visitors reach it. */
    URI address() {
        return shop.address();
    }

    boolean hasPage(String path) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) address().resolve(path).toURL().openConnection();
            connection.setReadTimeout((int) LIMIT.toMillis());
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException failure) {
            throw new Refusal("the shop does not answer: " + failure.getMessage(), failure);
        }
    }

    URI service(String name) {
        return server(name).address();
    }

    /** A service or the gateway. */
    PagesPlan.Server server(String name) {
        Member member = required(name);
        return new PagesPlan.Server(URI.create(member.address()), member.pid());
    }

    OrdersPlan.Account database() {
        String[] primary = required(PRIMARY).address().split(":", 2);
        String password =
                ShopPasswords.readOrMake(state.passwords()).ofDatabaseUsers().of(USER);
        return new OrdersPlan.Account(primary[0], Integer.parseInt(primary[1]), USER, password);
    }

    private Member required(String name) {
        Member member = members.get(name);
        if (member == null) {
            throw new Refusal("the running shop has no " + name);
        }
        return member;
    }

    private static Map<String, Member> members(RunningShop shop) {
        try {
            Map<String, Member> members = new TreeMap<>();
            for (JsonNode each : new ObjectMapper().readTree(shop.statusJson())) {
                Member member = new Member(
                        each.path("address").asText(), each.path("pid").asLong());
                members.put(each.path("name").asText(), member);
                if (each.path("role").asText().equals(PRIMARY)) {
                    members.put(PRIMARY, member);
                }
            }
            return members;
        } catch (JsonProcessingException noJson) {
            throw new Refusal("the running shop's status cannot be read: " + noJson.getMessage(), noJson);
        }
    }
}
