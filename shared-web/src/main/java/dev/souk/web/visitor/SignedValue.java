package dev.souk.web.visitor;

import java.util.Optional;

/**
 * A text and its signature as they travel in a cookie: {@code text.signature}.
 *
 * @param text without a dot
 */
record SignedValue(String text, String signature) {

    static Optional<SignedValue> parse(String cookie) {
        int dot = cookie.indexOf('.');
        return dot < 0
                ? Optional.empty()
                : Optional.of(new SignedValue(cookie.substring(0, dot), cookie.substring(dot + 1)));
    }

    String cookie() {
        return text + '.' + signature;
    }
}
