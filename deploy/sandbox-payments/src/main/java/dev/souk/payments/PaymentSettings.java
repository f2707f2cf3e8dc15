package dev.souk.payments;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;

/**
 * What the provider is told at its start.
 *
 * @param host the address to listen on
 * @param port the port to listen on, 0 for a free one
 * @param folder where the ledger is kept
 * @param key what callers must show
 * @param webhook whom to tell of what happened to a charge
 * @param origin where browsers find the provider; by default where it listens
 * @param silence how long a caller waits in vain for the answer that never comes
 */
public record PaymentSettings(
        String host,
        int port,
        Path folder,
        String key,
        Optional<Webhook> webhook,
        Optional<URI> origin,
        Duration silence) {

    /** Whom to tell, and the secret that the signature is made with. */
    public record Webhook(URI url, String secret) {}

    /** Longer than any caller should wait, short enough not to hold its connection for ever. */
    private static final String SILENCE_MILLIS = "30000";

    /** Reads {@code host, port, folder, key, webhook.url, webhook.secret, origin, silence.millis}. */
    public static PaymentSettings read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return of(properties);
    }

    static PaymentSettings of(Properties properties) {
        return new PaymentSettings(
                properties.getProperty("host", "127.0.0.1"),
                Integer.parseInt(properties.getProperty("port", "0")),
                Path.of(required(properties, "folder")),
                required(properties, "key"),
                optional(properties, "webhook.url")
                        .map(url -> new Webhook(URI.create(url), required(properties, "webhook.secret"))),
                optional(properties, "origin").map(URI::create),
                Duration.ofMillis(Long.parseLong(properties.getProperty("silence.millis", SILENCE_MILLIS))));
    }

    private static String required(Properties properties, String name) {
        return optional(properties, name).orElseThrow(() -> new IllegalArgumentException("the settings lack " + name));
    }

    private static Optional<String> optional(Properties properties, String name) {
        return Optional.ofNullable(properties.getProperty(name)).filter(value -> !value.isBlank());
    }
}
