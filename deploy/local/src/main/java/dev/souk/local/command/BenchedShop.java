package dev.souk.local.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.souk.load.bench.OrdersPlan;
import dev.souk.local.Refusal;
import dev.souk.local.control.RunningShop;
import dev.souk.local.state.ShopPasswords;
import dev.souk.local.state.StateFolder;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/** Where the parts of the running shop are that a benchmark asks. */
final class BenchedShop {

    private static final String USER = "migrate"; // may make schemas for the reference

    private static final String PRIMARY = "primary";

    private final StateFolder state;
    private final Map<String, String> addresses;

    private BenchedShop(StateFolder state, Map<String, String> addresses) {
        this.state = state;
        this.addresses = addresses;
    }

    static BenchedShop require() {
        StateFolder state = StateFolder.ofThisProject();
        return new BenchedShop(state, addresses(RunningShop.require(state)));
    }

    URI service(String name) {
        return URI.create(required(name));
    }

    OrdersPlan.Account database() {
        String[] primary = required(PRIMARY).split(":", 2);
        String password =
                ShopPasswords.readOrMake(state.passwords()).ofDatabaseUsers().of(USER);
        return new OrdersPlan.Account(primary[0], Integer.parseInt(primary[1]), USER, password);
    }

    private String required(String name) {
        String address = addresses.get(name);
        if (address == null) {
            throw new Refusal("the running shop has no " + name);
        }
        return address;
    }

    private static Map<String, String> addresses(RunningShop shop) {
        try {
            Map<String, String> addresses = new TreeMap<>();
            for (JsonNode member : new ObjectMapper().readTree(shop.statusJson())) {
                String address = member.path("address").asText();
                addresses.put(member.path("name").asText(), address);
                if (member.path("role").asText().equals(PRIMARY)) {
                    addresses.put(PRIMARY, address);
                }
            }
            return addresses;
        } catch (JsonProcessingException noJson) {
            throw new Refusal("the running shop's status cannot be read: " + noJson.getMessage(), noJson);
        }
    }
}
