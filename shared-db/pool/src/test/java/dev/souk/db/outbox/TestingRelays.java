package dev.souk.db.outbox;

import dev.souk.db.Database;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Pods beside each other, in one process: each has a relay of its own. */
final class TestingRelays {

    private static final int ORDINAL = 100;

    private final Vertx vertx;
    private final Clock clock;
    private final List<Relay> running = new ArrayList<>();

    TestingRelays(Vertx vertx, Clock clock) {
        this.vertx = vertx;
        this.clock = clock;
    }

    /** @param settings name, value, name value ... */
    Relay start(Database database, OutboxReceiver receiver, String... settings) {
        OutboxConfig config = config(settings);
        OutboxRows rows = new OutboxRows(database, config, clock);
        Relay relay = new Relay(vertx, rows, Map.of(receiver.topic(), receiver), config, clock);
        relay.start();
        running.add(relay);
        return relay;
    }

    static OutboxConfig config(String... settings) {
        Map<String, String> properties = new HashMap<>(Map.of("souk.outbox.poll", "50ms"));
        for (int i = 0; i < settings.length; i += 2) {
            properties.put("souk.outbox." + settings[i], settings[i + 1]);
        }
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withMapping(OutboxConfig.class)
                .withConverter(Duration.class, ORDINAL, new DurationConverter())
                .withSources(new PropertiesConfigSource(properties, "test", ORDINAL))
                .build()
                .getConfigMapping(OutboxConfig.class);
    }

    /** A killed one never ends by itself; it is left to itself. */
    void stop() {
        running.forEach(relay ->
                relay.stop().completeOnTimeout(null, 1, TimeUnit.SECONDS).join());
    }
}
