package dev.souk.local.gateway;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What the gateway is told at its start.
 *
 * @param host the address to listen on
 * @param port the port to listen on, 0 for a free one
 * @param backends the services that exist, each with its {@code http://host:port}
 */
public record GatewaySettings(String host, int port, Map<Backend, URI> backends) {

    public GatewaySettings {
        backends = Map.copyOf(backends);
    }

    /** Reads what {@link #toProperties()} gave. */
    static GatewaySettings read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        Map<Backend, URI> backends = new EnumMap<>(Backend.class);
        for (Backend backend : Backend.values()) {
            String address = properties.getProperty("backend." + backend.label());
            if (address != null) {
                backends.put(backend, URI.create(address));
            }
        }
        return new GatewaySettings(
                properties.getProperty("host", "127.0.0.1"),
                Integer.parseInt(properties.getProperty("port", "8080")),
                backends);
    }

    public Map<String, String> toProperties() {
        Map<String, String> properties = new TreeMap<>();
        properties.put("host", host);
        properties.put("port", Integer.toString(port));
        backends.forEach((backend, address) -> properties.put("backend." + backend.label(), address.toString()));
        return properties;
    }
}
