package dev.souk.local.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.souk.load.bench.AddsBench;
import dev.souk.load.bench.AddsPlan;
import dev.souk.load.bench.OrdersBench;
import dev.souk.load.bench.OrdersPlan;
import dev.souk.local.Refusal;
import dev.souk.local.control.RunningShop;
import dev.souk.local.state.ShopPasswords;
import dev.souk.local.state.StateFolder;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "bench",
        description = {
            "Measure the running shop at its services and print a table.",
            "",
            "  adds    to one hot cart and over many; SOUK_CART_MOST_PIECES_PER_LINE=1000000 ./souk up lifts the hot cart's limit",
            "  orders  from a new cart to a paid order, beside the same statements by the bare database client",
            "",
            "It leaves carts and orders behind. Exit code 1 when something failed.",
            ""
        })
public final class Bench implements Callable<Integer> {

    private static final String USER = "migrate"; // may make schemas for the reference

    @Parameters(paramLabel = "NAME", description = "adds or orders")
    @SuppressWarnings("NullAway.Init") // picocli requires it
    private String name;

    @Option(names = "--clients", defaultValue = "16", description = "At once (${DEFAULT-VALUE}).")
    private int clients;

    @Option(names = "--carts", defaultValue = "1000", description = "Over which adds are spread (${DEFAULT-VALUE}).")
    private int carts;

    @Option(names = "--seconds", defaultValue = "10", description = "Of each round (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--rounds", defaultValue = "3", description = "The median counts (${DEFAULT-VALUE}).")
    private int rounds;

    @Override
    public Integer call() throws InterruptedException {
        Load.within("--clients", clients, 1000);
        Load.within("--carts", carts, 10_000);
        Load.within("--seconds", seconds, 600);
        Load.within("--rounds", rounds, 99);
        StateFolder state = StateFolder.ofThisProject();
        Map<String, String> addresses = addresses(RunningShop.require(state));
        try {
            return run(state, addresses) ? 0 : 1;
        } catch (IllegalStateException failed) {
            throw new Refusal(failed.getMessage(), failed);
        }
    }

    private boolean run(StateFolder state, Map<String, String> addresses) throws InterruptedException {
        Duration round = Duration.ofSeconds(seconds);
        URI catalog = service("catalog", addresses);
        URI cart = service("cart", addresses);
        return switch (name) {
            case "adds" -> new AddsBench(new AddsPlan(catalog, cart, clients, carts, round, rounds), System.out).run();
            case "orders" ->
                new OrdersBench(
                                new OrdersPlan(
                                        catalog,
                                        cart,
                                        service("checkout", addresses),
                                        account(state, addresses),
                                        clients,
                                        round,
                                        rounds),
                                System.out)
                        .run();
            default -> throw new Refusal("there is no benchmark " + name + "; there are adds and orders");
        };
    }

    private static OrdersPlan.Account account(StateFolder state, Map<String, String> addresses) {
        String[] primary = required("primary", addresses).split(":", 2);
        String password =
                ShopPasswords.readOrMake(state.passwords()).ofDatabaseUsers().of(USER);
        return new OrdersPlan.Account(primary[0], Integer.parseInt(primary[1]), USER, password);
    }

    private static URI service(String name, Map<String, String> addresses) {
        return URI.create(required(name, addresses));
    }

    private static String required(String name, Map<String, String> addresses) {
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
                addresses.put(
                        member.path("name").asText(), member.path("address").asText());
            }
            return addresses;
        } catch (JsonProcessingException noJson) {
            throw new Refusal("the running shop's status cannot be read: " + noJson.getMessage(), noJson);
        }
    }
}
