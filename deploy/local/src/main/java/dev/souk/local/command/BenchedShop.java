package dev.souk.local.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.souk.load.bench.OrdersPlan;
import dev.souk.load.bench.PagesPlan;
import dev.souk.local.Refusal;
import dev.souk.local.control.RunningShop;
import dev.souk.local.shop.Service;
import dev.souk.local.state.ShopPasswords;
import dev.souk.local.state.StateFolder;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Where the parts of the running shop are that a benchmark asks. */
final class BenchedShop {

    private static final String USER = "migrate"; // may make schemas for the reference

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final String PRIMARY = "primary";

    private static final Set<String> DATABASES = Set.of(PRIMARY, "replica");

    private final StateFolder state;
    private final RunningShop shop;
    private final Map<String, Member> members;

    private BenchedShop(StateFolder state, RunningShop shop) {
        this.state = state;
        this.shop = shop;
        this.members = members(shop);
    }

    private record Member(String role, String address, long pid) {}

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

    /** The primary. */
    OrdersPlan.Account database() {
        return account(required(PRIMARY));
    }

    /** The primary and all replicas. */
    List<OrdersPlan.Account> databases() {
        return members.entrySet().stream()
                .filter(member -> !member.getKey().equals(PRIMARY))
                .filter(member -> DATABASES.contains(member.getValue().role()))
                .map(member -> account(member.getValue()))
                .toList();
    }

    String operatorSecret() {
        return ShopPasswords.readOrMake(state.passwords()).ofService("operator");
    }

    /** Takes products in, and says what came of it. */
    void importFeed(String name, String feed) {
        Path file = state.folder().resolve(name);
        try {
            Files.writeString(file, feed);
        } catch (IOException failure) {
            throw new Refusal("cannot write " + file + ": " + failure.getMessage(), failure);
        }
        if (ServiceCommand.run(state, Service.CATALOG, "import", file.toString()) != 0) {
            throw new Refusal("the shop cannot take in " + file);
        }
    }

    private OrdersPlan.Account account(Member server) {
        String[] address = server.address().split(":", 2);
        String password =
                ShopPasswords.readOrMake(state.passwords()).ofDatabaseUsers().of(USER);
        return new OrdersPlan.Account(address[0], Integer.parseInt(address[1]), USER, password);
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
                        each.path("role").asText(),
                        each.path("address").asText(),
                        each.path("pid").asLong());
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
