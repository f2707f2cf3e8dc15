package dev.souk.local.command;

import dev.souk.local.Refusal;
import java.util.regex.Pattern;

/** The name of a member of the shop as somebody typed it: it becomes part of an address. */
final class NodeName {

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]+");

    private NodeName() {}

    /** Gives {@code typed}, or refuses what nothing can be called. */
    static String of(String typed) {
        if (!NAME.matcher(typed).matches()) {
            throw new Refusal("nothing is called " + typed);
        }
        return typed;
    }
}
