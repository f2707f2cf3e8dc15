package dev.souk.cart.catalog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Where the catalogue is, and how long a cart waits for it. */
@ConfigMapping(prefix = "souk.catalog")
interface CatalogConfig {

    /** Scheme, host and port: {@code http://127.0.0.1:8181}. */
    URI url();

    /** One call. A hundred offers take 20 ms; a shopper who looks at the cart should not wait for a catalogue that is ill. */
    @WithDefault("800ms")
    Duration timeout();

    /** An offer this young is not asked for again by an add: adds in a row, and many visitors after one product, cost one call. */
    @WithDefault("2s")
    Duration freshFor();

    /** An offer this old still stands in when the catalogue is away. */
    @WithDefault("10m")
    Duration knownFor();

    /** Offers kept in memory, half a kilobyte each. */
    @WithDefault("10000")
    int remembered();
}
