package dev.souk.checkout.token;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A refresh token as it travels: {@code session.generation.signature}.
 *
 * @param session of which it is
 * @param generation the how many-th of the session, from 0
 */
record RefreshToken(String session, int generation, String signature) {

    private static final Pattern SHAPE = Pattern.compile("([0-9a-z]{26})\\.(\\d{1,9})\\.([A-Za-z0-9_-]{22})");

    static Optional<RefreshToken> read(String text) {
        Matcher parts = SHAPE.matcher(text);
        return parts.matches()
                ? Optional.of(new RefreshToken(parts.group(1), Integer.parseInt(parts.group(2)), parts.group(3)))
                : Optional.empty();
    }

    String text() {
        return session + '.' + generation + '.' + signature;
    }

    /** Without what makes it worth something. */
    @Override
    public String toString() {
        return "refresh token " + generation + " of session " + session;
    }
}
