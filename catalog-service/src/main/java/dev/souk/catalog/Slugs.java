package dev.souk.catalog;

import java.util.regex.Pattern;

/** The readable part of an address: {@code blue-teapot}. */
public final class Slugs {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9-]{1,100}");

    /**
     * Whether it can be one at all. What cannot must not reach the database: the columns are ASCII, and MariaDB refuses to
     * compare them with anything else.
     */
    public static boolean canBe(String text) {
        return SLUG.matcher(text).matches();
    }

    private Slugs() {}
}
