package dev.souk.checkout.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the books are checked. */
@ConfigMapping(prefix = "souk.checkout.audit")
interface AuditConfig {

    /** So long the audit waits for payments under way to come to their end; a pod that died is followed after 30 s. */
    @WithDefault("90s")
    Duration settleWithin();

    /** An order bears a time from before its commit: one as young as this may come to light between two looks. */
    @WithDefault("10s")
    Duration commitWithin();

    /** A payment that is neither ended nor with its shopper for so long is stuck. */
    @WithDefault("5m")
    Duration stuckAfter();
}
