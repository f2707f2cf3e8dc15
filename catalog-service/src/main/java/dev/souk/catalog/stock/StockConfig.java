package dev.souk.catalog.stock;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How stock is set aside. */
@ConfigMapping(prefix = "souk.stock")
public interface StockConfig {

    ExpiryJob expiryJob();

    Crowd crowd();

    /** So long one can still read that a reservation was released or has expired. */
    @WithDefault("7d")
    Duration keepEnded();

    /** What gives back the stock of reservations that have expired. */
    interface ExpiryJob {

        /** Off in a command, which is over before anything expires. */
        @WithDefault("true")
        boolean enabled();

        /** A shopper who waits for somebody else's piece does not wait longer. */
        @WithDefault("5s")
        Duration every();
    }

    /** When more people want something than the database can serve at once. */
    interface Crowd {

        /** Reservations, and as many steps of those who pay: together they take all connections for writes, neither more than half. */
        @WithDefault("8")
        int atOnce();

        /** Those who wait for their turn. With 3 ms a reservation and 8 at once, the last of them waits for 1 s. */
        @WithDefault("2000")
        int queue();

        /** Beyond it a shopper rather hears that it is crowded. Shorter than checkout waits for an answer, which is 1.5 s. */
        @WithDefault("1s")
        Duration patience();
    }
}
