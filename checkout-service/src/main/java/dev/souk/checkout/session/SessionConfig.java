package dev.souk.checkout.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a session holds stock and prices, and how many of them there may be. */
@ConfigMapping(prefix = "souk.checkout.session")
public interface SessionConfig {

    /** From the shopper's last step: enough to look for a card, short enough that others get what is not bought. */
    @WithDefault("15m")
    Duration holds();

    /** From its beginning, however busy its shopper is: nobody keeps the last piece from others for a day. */
    @WithDefault("60m")
    Duration holdsAtMost();

    /** Extended when at least so much is gained, so that not every step is a call to the catalogue. */
    @WithDefault("60s")
    Duration worthExtending();

    /** Of one visitor at a time. One is usual, a second comes of a second device; more is somebody who hoards stock. */
    @WithDefault("3")
    int openPerVisitor();

    /** Between two looks for sessions whose time is over; others see the stock again so much later at most. */
    @WithDefault("5s")
    Duration expireEvery();
}
