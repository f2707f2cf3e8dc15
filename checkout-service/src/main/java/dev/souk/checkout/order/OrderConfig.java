package dev.souk.checkout.order;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Orders, {@code souk.orders.*}. */
@ConfigMapping(prefix = "souk.orders")
interface OrderConfig {

    /** Searches for orders of one e-mail address, within {@link #within}, whoever searches: nobody's mailbox is to be filled. */
    @WithDefault("5")
    int searchesByEmail();

    /** Searches from one address: an office shares it; a number has 50 bits, which nobody guesses in twenty tries. */
    @WithDefault("20")
    int searchesByAddress();

    @WithDefault("1h")
    Duration within();
}
