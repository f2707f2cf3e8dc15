package dev.souk.db.migrate;

import dev.souk.db.DatabaseConfig;
import dev.souk.db.Reason;
import dev.souk.db.migrate.SchemaVersion.Known;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import java.util.logging.Level;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Holds a service to a schema that is new enough for it, {@code souk.db.schema-version}. On one that is too old it does not
 * start; a newer one is fine, for a migration never surprises the running version. When no server answers it starts and is
 * not ready, until the version could be read once; never again after that.
 */
@Singleton
class SchemaCheck {

    /** After the pool's warm-up, so that the first read is quick, and before relays and jobs begin. */
    static final int PRIORITY = Interceptor.Priority.LIBRARY_BEFORE + 200;

    private static final int EXIT_CODE = 1;

    private static final Logger log = Logger.getLogger(SchemaCheck.class);

    /** A shutdown after half a start looks for beans that are gone, and logs that it did not find them. */
    private static final java.util.logging.Logger SHUTDOWN_LOG =
            java.util.logging.Logger.getLogger("io.quarkus.runtime.shutdown.ShutdownRecorder");

    private final SchemaVersion schema;
    private final String name;
    private final long needed;
    private final boolean serves;
    private final Duration limit;
    private final IntConsumer exit;
    private final AtomicBoolean saidTooOld = new AtomicBoolean();
    private volatile boolean passed;

    // A command opens no port, and `migrate` must run on any schema.
    @Inject
    SchemaCheck(
            SchemaVersion schema,
            DatabaseConfig config,
            @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true") boolean serves) {
        this(
                schema,
                config.name(),
                config.schemaVersion(),
                serves,
                config.warmUp().timeout(),
                Quarkus::asyncExit);
    }

    /**
     * A check of its own.
     *
     * @param needed none: every version is enough
     * @param limit a healthy primary answers in milliseconds; the start is not held up for sick ones, readiness asks again
     * @param exit ends the process as soon as the start is over
     */
    SchemaCheck(
            SchemaVersion schema, String name, OptionalInt needed, boolean serves, Duration limit, IntConsumer exit) {
        this.schema = schema;
        this.name = name;
        this.needed = needed.orElse(0);
        this.serves = serves;
        this.limit = limit;
        this.exit = exit;
        this.passed = needed.isEmpty();
    }

    /** @throws PreventFurtherStepsException if the schema is too old: nothing more is started, and the process ends */
    void onStart(@Observes @Priority(PRIORITY) StartupEvent start) {
        if (!serves || passed) {
            return;
        }
        Result result = read().await().atMost(limit.plusSeconds(1));
        if (result instanceof Result.TooOld old && old.known().ofPrimary()) {
            refuse(old.text());
        }
        if (result instanceof Result.Unread unread) {
            log.warnf(
                    "Not ready: no server told the version of the schema %s (%s). It is asked again until one does",
                    name, Reason.of(unread.why()));
        }
        log(result);
    }

    boolean passed() {
        return passed;
    }

    /** Asks again, when the start did not tell. Does not fail. */
    Uni<Result> readAgain() {
        return read().invoke(this::log);
    }

    /** The exception alone ends the start, and not the process. */
    private void refuse(String reason) {
        log.fatal(reason);
        SHUTDOWN_LOG.setLevel(Level.OFF);
        exit.accept(EXIT_CODE);
        throw new PreventFurtherStepsException(reason, EXIT_CODE);
    }

    private Uni<Result> read() {
        return schema.read()
                .ifNoItem()
                .after(limit)
                .fail()
                .map(this::judge)
                .onFailure()
                .recoverWithItem(Result.Unread::new);
    }

    private Result judge(Known known) {
        if (known.version() >= needed) {
            pass(known);
            return new Result.Enough();
        }
        return new Result.TooOld(known, tooOld(known));
    }

    private void log(Result result) {
        if (result instanceof Result.TooOld old && saidTooOld.compareAndSet(false, true)) {
            log.warnf("Not ready: %s", old.text());
        }
    }

    private void pass(Known known) {
        if (!passed) {
            passed = true;
            if (known.version() > needed) {
                log.infof(
                        "The schema %s is at version %d, newer than this release needs (%d)",
                        name, known.version(), needed);
            }
        }
    }

    private String tooOld(Known known) {
        return "The schema %s is at version %d%s and this release needs version %d. Run the command migrate of this release, then start it again."
                .formatted(name, known.version(), known.ofPrimary() ? "" : " on a replica", needed);
    }

    /** What came of reading the version. */
    sealed interface Result {

        record Enough() implements Result {}

        record TooOld(Known known, String text) implements Result {}

        record Unread(Throwable why) implements Result {}
    }
}
