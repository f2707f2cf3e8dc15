package dev.souk.checkout;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a pod does unasked. */
@ConfigMapping(prefix = "souk.checkout")
public interface JobsConfig {

    /** Whether this process does them; a command does not. */
    @WithDefault("true")
    boolean jobs();
}
