package dev.souk.db.outbox;

import java.util.regex.Pattern;

/** What events are called in the tables: so plain that no database takes two of them for one. */
final class Names {

    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]+");
    private static final int LONGEST_TOPIC = 64;
    private static final int LONGEST_KEY = 128;

    private Names() {}

    static String topic(String topic) {
        return plain("topic", topic, LONGEST_TOPIC);
    }

    static String key(String key) {
        return plain("key", key, LONGEST_KEY);
    }

    static String source(String source) {
        return plain("source", source, LONGEST_TOPIC);
    }

    static String eventId(String eventId) {
        return plain("event id", eventId, LONGEST_TOPIC);
    }

    private static String plain(String what, String name, int longest) {
        if (name.length() > longest || !PRINTABLE.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "An event's %s has 1 to %d printable ASCII characters and no space: \"%s\""
                            .formatted(what, longest, name));
        }
        return name;
    }
}
