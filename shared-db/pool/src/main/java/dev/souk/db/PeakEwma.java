package dev.souk.db;

/**
 * How long answers take lately: an exponentially weighted moving average that jumps to a peak at once and forgets it slowly,
 * from Finagle's "peak EWMA" (Marius Eriksen and others, Twitter). A node that turns slow is seen with its first late
 * answer. Without answers it decays, so that a slow node is tried again after some seconds.
 */
final class PeakEwma {

    private final double decayNanos;
    private double average;
    private long stamp;

    /** @param decayNanos after this long without answers, 37 % (1/e) of the average is left */
    PeakEwma(long decayNanos, long now) {
        this.decayNanos = decayNanos;
        this.stamp = now;
    }

    synchronized void observe(long latencyNanos, long now) {
        if (latencyNanos > average) {
            average = latencyNanos;
        } else {
            double kept = Math.exp(-elapsed(now) / decayNanos);
            average = average * kept + latencyNanos * (1 - kept);
        }
        stamp = Math.max(stamp, now);
    }

    /** In nanoseconds; 0 when nothing is known. */
    synchronized double at(long now) {
        return average * Math.exp(-elapsed(now) / decayNanos);
    }

    /** For a node that was away: what was is no measure of what is. */
    synchronized void forget(long now) {
        average = 0;
        stamp = now;
    }

    private double elapsed(long now) {
        return Math.max(0, now - stamp);
    }
}
