package dev.souk.db.idempotency;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The settings of idempotency keys, {@code souk.idempotency.*}. */
@ConfigMapping(prefix = "souk.idempotency")
public interface IdempotencyConfig {

    /** How long a key is known. A client that retries for longer than a day is not retrying any more. */
    @WithDefault("24h")
    Duration keep();

    /** Rows pile up for so long beyond their time; at ten requests a second with a key these are 6,000. */
    @WithDefault("10m")
    Duration removeEvery();
}
