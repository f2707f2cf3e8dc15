package dev.souk.web.service;

import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Where another service is, and how long it may take. */
public interface RemoteConfig {

    /** Scheme, host and port: {@code http://127.0.0.1:8181}. */
    URI url();

    /** One call. A transaction over there takes 50 ms; two tries must fit into the 5 s a shopper waits at most. */
    @WithDefault("1500ms")
    Duration timeout();
}
