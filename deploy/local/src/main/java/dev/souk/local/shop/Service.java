package dev.souk.local.shop;

import dev.souk.local.Refusal;
import dev.souk.local.gateway.Backend;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A service of the shop that exists. */
public enum Service {
    CATALOG(Backend.CATALOG),
    CART(Backend.CART),
    CHECKOUT(Backend.CHECKOUT);

    private final Backend backend;

    Service(Backend backend) {
        this.backend = backend;
    }

    public static List<Service> all() {
        return List.of(values());
    }

    /** The service called {@code name}, or whose folder is called so. */
    public static Service named(String name) {
        return Arrays.stream(values())
                .filter(service -> name.equals(service.label()) || name.equals(service.folder()))
                .findFirst()
                .orElseThrow(() -> new Refusal("no service is called %s; there is %s"
                        .formatted(name, all().stream().map(Service::label).collect(Collectors.joining(", ")))));
    }

    /** Its name in {@code ./souk status}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its module. */
    public String folder() {
        return label() + "-service";
    }

    String schema() {
        return label();
    }

    String databaseUser() {
        return label() + "_app";
    }

    Backend backend() {
        return backend;
    }

    /** Who may ask it for what is nobody's outside. */
    List<String> callers() {
        return switch (backend) {
            case CATALOG -> List.of("cart", "checkout", "operator");
            case CART -> List.of("checkout", "operator");
            case CHECKOUT -> List.of("catalog", "cart", "operator");
        };
    }

    /** The services that it asks itself. */
    List<Service> asks() {
        List<Backend> asked = switch (backend) {
            case CATALOG -> List.of();
            case CART -> List.of(Backend.CATALOG);
            case CHECKOUT -> List.of(Backend.CATALOG, Backend.CART);
        };
        return all().stream().filter(service -> asked.contains(service.backend)).toList();
    }

    /** Whether customers sign in there; the others ask it for its keys. */
    boolean signsTokens() {
        return backend == Backend.CHECKOUT;
    }

    /** Whether it uses the payment provider. */
    boolean takesPayments() {
        return backend == Backend.CHECKOUT;
    }

    /** Whether it writes to customers. */
    boolean sendsMails() {
        return backend == Backend.CHECKOUT;
    }
}
