package dev.souk.catalog.product;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How products are shown. */
@ConfigMapping(prefix = "souk.product")
public interface ProductConfig {

    /** Up to so many pieces count as few left. */
    @WithDefault("3")
    int fewLeft();
}
