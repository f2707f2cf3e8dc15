package dev.souk.db;

import io.smallrye.mutiny.Context;

/**
 * Knows what a call is inside of. The mark travels in Mutiny's own context, from the outer work's subscription to every
 * step within, and to nothing beside: two units of work of one request, side by side, do not see each other's.
 */
final class Nesting {

    private static final String KEY = "dev.souk.db.unit-of-work";

    private enum Kind {
        READ,
        WRITE
    }

    private Nesting() {}

    static Context insideRead(Context caller) {
        return inside(caller, Kind.READ);
    }

    static Context insideWrite(Context caller) {
        return inside(caller, Kind.WRITE);
    }

    /** @throws IllegalStateException inside a write, whose changes another connection cannot see */
    static void refuseRead(Context caller) {
        if (caller.getOrElse(KEY, () -> Kind.READ) == Kind.WRITE) {
            throw new IllegalStateException(
                    "read inside write: a replica does not know yet what this transaction changed."
                            + " Use the WriteSession, it can read");
        }
    }

    /** @throws IllegalStateException inside a write (it would be another transaction) or a read (which may run twice) */
    static void refuseWrite(Context caller) {
        if (!caller.contains(KEY)) {
            return;
        }
        Kind outer = caller.get(KEY);
        throw new IllegalStateException(
                switch (outer) {
                    case READ -> "write inside read: the work of a read may run twice. Read first, write afterwards";
                    case WRITE -> "write inside write: it would be a transaction of its own. Hand the WriteSession on";
                });
    }

    private static Context inside(Context caller, Kind kind) {
        Context inner = Context.empty();
        for (String key : caller.keys()) {
            inner.put(key, caller.get(key));
        }
        return inner.put(KEY, kind);
    }
}
