package dev.souk.db;

import java.util.Locale;

/**
 * What routing thinks of one way to a node, its reads or its writes. Visitors' work goes only where the way {@link
 * #serves}; whether a node that is out is well again, our own probe finds out.
 *
 * <pre>
 *   IN --- refused, cut off, silent, failing too often ---&gt; OUT &lt;--- drain by hand --- DRAINED
 *   ^                                                     |   ^
 *   |                                    it answers again |   | the probe failed
 *   +--- slow start is over --- WARMING &lt;--- well --- PROBING
 * </pre>
 */
enum NodeState {
    /** Well: it gets its share. */
    IN,
    /** Back from an outage: it gets a share that grows (a slow start), because its caches and connections are cold. */
    WARMING,
    /** Out, and a unit of work of our own is finding out whether it is well again. */
    PROBING,
    /** Not asked. */
    OUT,
    /** Not asked, because an operator said so; only an operator ends it. */
    DRAINED;

    boolean serves() {
        return switch (this) {
            case IN, WARMING -> true;
            case PROBING, OUT, DRAINED -> false;
        };
    }

    /** As operators read it: {@code in}, {@code warming} ... */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
