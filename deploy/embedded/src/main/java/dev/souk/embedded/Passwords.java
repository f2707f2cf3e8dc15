package dev.souk.embedded;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A password for each database user. They never change by themselves: keep {@link #asMap} to come back to kept data. */
public final class Passwords {

    private static final int RANDOM_BYTES = 16;

    /** What replication stores of its own password. */
    private static final int LONGEST = 96;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, String> byUser;

    private Passwords(Map<String, String> byUser) {
        this.byUser = byUser;
    }

    /** New random ones. */
    public static Passwords random() {
        return new Passwords(
                Account.users().stream().collect(Collectors.toMap(Function.identity(), user -> randomPassword())));
    }

    /**
     * The given ones, by user.
     *
     * @throws IllegalArgumentException when a user is missing, or a password is empty, too long or has control characters
     */
    public static Passwords of(Map<String, String> byUser) {
        Map<String, String> checked = new TreeMap<>();
        for (String user : Account.users()) {
            String password = byUser.get(user);
            if (password == null || password.isBlank() || password.length() > LONGEST) {
                throw new IllegalArgumentException(
                        "user %s needs a password of 1 to %d characters".formatted(user, LONGEST));
            }
            if (password.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("the password of user %s has control characters".formatted(user));
            }
            checked.put(user, password);
        }
        return new Passwords(checked);
    }

    /** The password of {@code user}. */
    public String of(String user) {
        String password = byUser.get(user);
        if (password == null) {
            throw new IllegalArgumentException("no such database user: " + user);
        }
        return password;
    }

    /** All of them, by user. */
    public Map<String, String> asMap() {
        return new TreeMap<>(byUser);
    }

    static String randomPassword() {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
