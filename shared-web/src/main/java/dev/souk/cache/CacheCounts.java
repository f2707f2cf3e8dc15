package dev.souk.cache;

import java.util.concurrent.atomic.LongAdder;

/** What became of those who asked for values of one kind, since this process began. */
final class CacheCounts {

    private final LongAdder here = new LongAdder();
    private final LongAdder shared = new LongAdder();
    private final LongAdder passedBy = new LongAdder();
    private final LongAdder made = new LongAdder();
    private final LongAdder makings = new LongAdder();
    private final LongAdder makingMillis = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder waited = new LongAdder();
    private final LongAdder late = new LongAdder();

    void foundHere(int values) {
        here.add(values);
    }

    void passedBy(int values) {
        passedBy.add(values);
    }

    void foundShared(int values) {
        shared.add(values);
    }

    void made(int values, long millis) {
        made.add(values);
        makings.increment();
        makingMillis.add(millis);
    }

    void failed(int values) {
        failed.add(values);
    }

    void waited(int values) {
        waited.add(values);
    }

    void servedLate(int values) {
        late.add(values);
    }

    /** Found in this process. */
    long here() {
        return here.sum();
    }

    /** Found in Redis. */
    long shared() {
        return shared.sum();
    }

    /** Made for a request alone, which had itself changed something that the caches had not heard of. */
    long passedBy() {
        return passedBy.sum();
    }

    /** Found nowhere, and made. */
    long made() {
        return made.sum();
    }

    /** How often something was made; what is made at once counts once. */
    long makings() {
        return makings.sum();
    }

    /** How long that took together. */
    long makingMillis() {
        return makingMillis.sum();
    }

    /** Were to be made, and were not: the database is away, or there is no such thing. */
    long failed() {
        return failed.sum();
    }

    /** Looks again for what another process made just then. */
    long waited() {
        return waited.sum();
    }

    /** Served though it was spent, because nothing better could be made. */
    long late() {
        return late.sum();
    }
}
