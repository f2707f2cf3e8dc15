package dev.souk.local.shop;

import java.util.Locale;

/** How a process does. */
enum MemberState {
    /** It has not been of use since it was started, or is still to be started. */
    STARTING,
    UP,
    /** It is dead, or it runs and is of no use any more. */
    DOWN;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
