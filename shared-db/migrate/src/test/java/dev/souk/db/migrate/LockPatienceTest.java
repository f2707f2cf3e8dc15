package dev.souk.db.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LockPatienceTest {

    private static final int ORDINAL = 100;

    private final LockPatience patience = new LockPatience(new SmallRyeConfigBuilder()
            .withMapping(MigrationConfig.class)
            .withConverter(Duration.class, ORDINAL, new DurationConverter())
            .build()
            .getConfigMapping(MigrationConfig.class));

    @Test
    void waitsTwiceAsLongEachTimeAndGivesUpWithinThreeMinutes() {
        patience.failed("V2__title.sql");
        assertThat(patience.pause()).isEqualTo(Duration.ofSeconds(1));
        patience.failed("V2__title.sql");
        assertThat(patience.pause()).isEqualTo(Duration.ofSeconds(2));

        Duration all = Stream.iterate(patience, tries -> !tries.isOver(), tries -> {
                    tries.failed("V2__title.sql");
                    return tries;
                })
                .map(LockPatience::pause)
                .reduce(Duration.ofSeconds(1), Duration::plus);
        assertThat(patience.tries()).isEqualTo(10);
        assertThat(all).isBetween(Duration.ofMinutes(2), Duration.ofMinutes(3));
    }

    @Test
    void beginsAnewWithAnotherFile() {
        for (int i = 0; i < 10; i++) {
            patience.failed("V2__title.sql");
        }
        assertThat(patience.isOver()).isTrue();
        assertThat(patience.pause()).isEqualTo(Duration.ofSeconds(30));

        patience.failed("V3__pinned.sql");
        assertThat(patience.isOver()).isFalse();
        assertThat(patience.pause()).isEqualTo(Duration.ofSeconds(1));
    }
}
