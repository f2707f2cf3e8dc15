package dev.souk.local.shop;

import dev.souk.local.Refusal;
import dev.souk.local.gateway.Backend;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A service of the shop that exists. */
public enum Service {
    CATALOG(Backend.CATALOG);

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
}
