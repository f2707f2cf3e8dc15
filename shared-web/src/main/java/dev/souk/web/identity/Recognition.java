package dev.souk.web.identity;

import org.jspecify.annotations.Nullable;

/**
 * By what the cookies of a request say who sends it.
 *
 * @param token the one that somebody is signed in by; null: nobody is, and nothing came by which somebody could be
 */
public record Recognition(@Nullable String token) {

    static final Recognition GUEST = new Recognition(null);
}
