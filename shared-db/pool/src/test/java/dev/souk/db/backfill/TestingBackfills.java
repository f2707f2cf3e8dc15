package dev.souk.db.backfill;

import dev.souk.db.Database;
import dev.souk.db.Replicas;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Runs of one backfill, each like a process of its own, and what they said. */
final class TestingBackfills {

    private static final int ORDINAL = 100;

    private final Replicas replicas;
    private final Clock clock;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    TestingBackfills(Replicas replicas, Clock clock) {
        this.replicas = replicas;
        this.clock = clock;
    }

    CompletableFuture<Void> run(Database database, Backfill backfill, String... settings) {
        return start(database, backfill, false, settings);
    }

    CompletableFuture<Void> runAgain(Database database, Backfill backfill) {
        return start(database, backfill, true);
    }

    private CompletableFuture<Void> start(Database database, Backfill backfill, boolean again, String... settings) {
        return new Backfills(List.of(backfill), database, replicas, config(settings), clock)
                .run(backfill.name(), again, lines::add)
                .subscribeAsCompletionStage();
    }

    List<String> lines() {
        return lines;
    }

    /** @param settings name, value, name value ... */
    static BackfillConfig config(String... settings) {
        Map<String, String> properties = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            properties.put("souk.backfill." + settings[i], settings[i + 1]);
        }
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withMapping(BackfillConfig.class)
                .withConverter(Duration.class, ORDINAL, new DurationConverter())
                .withSources(new PropertiesConfigSource(properties, "test", ORDINAL))
                .build()
                .getConfigMapping(BackfillConfig.class);
    }
}
