package dev.souk.db.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The settings of the outbox, {@code souk.outbox.*}. */
@ConfigMapping(prefix = "souk.outbox")
public interface OutboxConfig {

    /** Whether this process delivers. A command, which opens no port, only writes. */
    @WithDefault("${quarkus.http.host-enabled:true}")
    boolean relay();

    /** Deliveries at once in one pod. A call of 20 ms makes that 1,600 a second; a receiver that is slow gets no flood. */
    @WithDefault("32")
    int concurrency();

    /** A commit in this process wakes the relay at once; this is for those of other processes, and for second attempts. */
    @WithDefault("1s")
    Duration poll();

    /** One delivery. The longest call to another service is given up after 5 s; some of them may follow each other. */
    @WithDefault("20s")
    Duration deliveryTimeout();

    /**
     * So long an event belongs to the pod that took it; a pod that dies delays it by that. Longer than a delivery, by a
     * transaction of 5 s and by clocks that differ by 5 s.
     */
    @WithDefault("30s")
    Duration lease();

    Retry retry();

    /** Delivered events stay so long, for people who ask what happened. */
    @WithDefault("24h")
    Duration keep();

    @WithDefault("1m")
    Duration removeEvery();

    /** Received events are known so long: an operator may have a parked one delivered again some weeks later. */
    @WithDefault("30d")
    Duration inboxKeep();

    /** Waiting for deliveries under way when the process ends: most end in milliseconds, and Kubernetes waits for 30 s. */
    @WithDefault("10s")
    Duration stopTimeout();

    /** When a delivery failed: 1 s, 2 s, 4 s and so on, each a fifth more or less so that a crowd does not return as one. */
    interface Retry {

        @WithDefault("1s")
        Duration first();

        /** A service that was away for hours is asked again within ten minutes of its return. */
        @WithDefault("10m")
        Duration longest();

        /** Then the event is parked: after almost two hours, longer than a restart, shorter than a night. */
        @WithDefault("20")
        int attempts();
    }
}
