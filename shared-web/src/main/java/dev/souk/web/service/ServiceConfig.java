package dev.souk.web.service;

import io.smallrye.config.ConfigMapping;
import java.util.Map;
import java.util.Optional;

/** How the services of a shop know each other. */
@ConfigMapping(prefix = "souk.service")
public interface ServiceConfig {

    /** The secret that this service shows to the others. */
    Optional<String> key();

    /** The secrets of those that may call here, by their names: {@code cart}, {@code checkout}, {@code catalog}, {@code operator}. */
    Map<String, String> callers();
}
