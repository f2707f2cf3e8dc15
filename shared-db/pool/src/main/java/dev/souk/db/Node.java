package dev.souk.db;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** One server of the database: where it is, whether reads and writes go there, and what it did since the start. */
final class Node {

    private final NodeSetting setting;
    private final NodeHealth reading;
    private final NodeHealth writing;
    private final NodeLoad load;
    private final ReadPace pace = new ReadPace();
    private final Watermark watermark;
    private final LongAdder reads = new LongAdder();
    private final LongAdder writes = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder unknownOutcomes = new LongAdder();
    private volatile long server;
    private volatile Role role = Role.REPLICA;
    private volatile Protection protection = Protection.UNKNOWN;
    private final Map<RouteReason, LongAdder> routes = new EnumMap<>(RouteReason.class);

    Node(NodeSetting setting, DatabaseConfig config, LongSupplier nanoTime) {
        this.setting = setting;
        Duration pause = config.breaker().delay();
        this.reading = new NodeHealth("reads of " + setting, config.slowStart(), pause, nanoTime);
        this.writing = new NodeHealth("writes of " + setting, Duration.ZERO, pause, nanoTime);
        this.load = new NodeLoad(nanoTime);
        this.watermark = new Watermark(nanoTime);
        for (RouteReason reason : RouteReason.values()) {
            routes.put(reason, new LongAdder());
        }
    }

    String name() {
        return setting.name();
    }

    Role role() {
        return role;
    }

    /** By the {@link Topology} alone. */
    void role(Role next) {
        role = next;
    }

    /** Its number among the servers, as it said last; 0 until then. */
    long server() {
        return server;
    }

    void server(long said) {
        server = said;
    }

    NodeAddress address() {
        return setting.address();
    }

    NodeHealth reading() {
        return reading;
    }

    NodeHealth writing() {
        return writing;
    }

    NodeLoad load() {
        return load;
    }

    Watermark watermark() {
        return watermark;
    }

    /** Of its commits, if it is the primary; as it said last. */
    Protection protection() {
        return protection;
    }

    void protection(Protection said) {
        protection = said;
    }

    /** To be called about once a second. */
    void measurePace(long now) {
        pace.measure(reads(), now);
    }

    /** Reads a second, lately. */
    double readsPerSecond() {
        return pace.perSecond();
    }

    void countRead() {
        reads.increment();
    }

    void countWrite() {
        writes.increment();
    }

    void countFailure() {
        failures.increment();
    }

    void countUnknownOutcome() {
        unknownOutcomes.increment();
    }

    void countRoute(RouteReason reason) {
        Objects.requireNonNull(routes.get(reason)).increment();
    }

    /** Reads that were sent to it for this reason since the start. */
    long routed(RouteReason reason) {
        return Objects.requireNonNull(routes.get(reason)).sum();
    }

    /** Units of work it answered since the start, the application's own errors included. */
    long reads() {
        return reads.sum();
    }

    long writes() {
        return writes.sum();
    }

    /** Units of work that failed because of the node. */
    long failures() {
        return failures.sum();
    }

    /** Commits that were under way when it was lost. */
    long unknownOutcomes() {
        return unknownOutcomes.sum();
    }

    @Override
    public String toString() {
        return setting.toString();
    }
}
