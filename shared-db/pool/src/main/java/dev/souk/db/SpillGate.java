package dev.souk.db;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets reads to the primary in, some at a time: it has writes to do. Those that must see the last write go first and have
 * some places to themselves; those that any node could answer are guests, and are refused at once when it is full.
 */
@Singleton
final class SpillGate {

    private final int guestPlaces;
    private final int guestQueue;
    private final int queue;
    private final Deque<Entry> waiting = new ArrayDeque<>();
    private final Deque<Entry> guestsWaiting = new ArrayDeque<>();
    private int free;
    private int guests;
    private long refused;

    @Inject
    SpillGate(Topology topology, DatabaseConfig config) {
        this(config, topology.nodes().size() == 1);
    }

    private SpillGate(DatabaseConfig config, boolean isAlone) {
        this(
                isAlone ? config.read().poolSize() : config.spill().places(),
                config.spill().reserved(),
                isAlone ? config.read().queue() : config.spill().queue(),
                isAlone ? config.read().queue() : config.spill().browsingQueue());
    }

    /**
     * @param places units of work at a time
     * @param reserved of these, not for guests
     * @param queue how many may wait that are no guests
     * @param guestQueue how many guests may wait
     */
    SpillGate(int places, int reserved, int queue, int guestQueue) {
        this.free = places;
        this.guestPlaces = Math.max(1, places - reserved);
        this.queue = queue;
        this.guestQueue = guestQueue;
    }

    /**
     * Runs {@code in} at once, or when it is its turn, on the thread of whoever left.
     *
     * @param in is given what {@code enter} returns
     * @return null when there is neither a place nor room to wait
     */
    @Nullable
    Entry enter(ReadKind kind, Consumer<Entry> in) {
        Entry entry = new Entry(kind, in);
        synchronized (this) {
            if (!mayEnter(kind)) {
                boolean waits = queue(entry);
                refused += waits ? 0 : 1;
                return waits ? entry : null;
            }
            take(entry);
        }
        in.accept(entry);
        return entry;
    }

    synchronized int waiting() {
        return waiting.size() + guestsWaiting.size();
    }

    /** Since the start. */
    synchronized long refused() {
        return refused;
    }

    private boolean mayEnter(ReadKind kind) {
        return free > 0
                && switch (kind) {
                    case ON_PRIMARY -> true;
                    case ANYWHERE -> guests < guestPlaces;
                };
    }

    private boolean queue(Entry entry) {
        return switch (entry.kind) {
            case ON_PRIMARY -> waiting.size() < queue && waiting.add(entry);
            case ANYWHERE -> guestsWaiting.size() < guestQueue && guestsWaiting.add(entry);
        };
    }

    private void take(Entry entry) {
        entry.inside = true;
        free--;
        if (entry.kind == ReadKind.ANYWHERE) {
            guests++;
        }
    }

    private synchronized @Nullable Entry giveBack(Entry entry) {
        if (!entry.inside) {
            waiting.remove(entry);
            guestsWaiting.remove(entry);
            return null;
        }
        entry.inside = false;
        free++;
        if (entry.kind == ReadKind.ANYWHERE) {
            guests--;
        }
        return next();
    }

    private @Nullable Entry next() {
        Entry next = mayEnter(ReadKind.ON_PRIMARY) ? waiting.poll() : null;
        if (next == null && mayEnter(ReadKind.ANYWHERE)) {
            next = guestsWaiting.poll();
        }
        if (next != null) {
            take(next);
        }
        return next;
    }

    /** A read that is inside, or waits for it. */
    final class Entry {

        private final ReadKind kind;
        private final Consumer<Entry> in;
        private boolean inside;

        private Entry(ReadKind kind, Consumer<Entry> in) {
            this.kind = kind;
            this.in = in;
        }

        /** Gives the place to the next one, or goes away without having had one. A second time it does nothing. */
        void leave() {
            Entry next = giveBack(this);
            if (next != null) {
                next.in.accept(next);
            }
        }
    }
}
