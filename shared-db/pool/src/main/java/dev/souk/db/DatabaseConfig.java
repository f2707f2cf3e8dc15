package dev.souk.db;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.mysqlclient.SslMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The settings of the database, {@code souk.db.*}. Five have no default; every number says why it is what it is.
 *
 * <p>The times form a ladder, and the boot stops when a step is missing: a connection is given up before a read waits
 * too long for one (connect &lt; acquire), the server ends a long statement before the guard blames the node for it
 * (statement &lt; timeout), and a silent connection is dropped only after any honest answer had its time (timeout &lt;
 * idle).
 */
@ConfigMapping(prefix = "souk.db")
public interface DatabaseConfig {

    /** Where writes go, and reads when no replica can answer: {@code host:port}. */
    String primary();

    /** Where reads go: {@code name=host:port}, separated by commas. None: the primary answers reads too. */
    Optional<List<String>> replicas();

    /** The schema, the same on every node. */
    String name();

    String username();

    String password();

    /** {@code disabled}, {@code required}, {@code verify_ca} or {@code verify_identity}; {@code preferred} is refused. */
    @WithDefault("disabled")
    SslMode sslMode();

    Connect connect();

    Read read();

    Spill spill();

    Write write();

    Breaker breaker();

    WarmUp warmUp();

    /** The version that the schema must have at least. Whoever migrates by souk-migrate is held to it at the start. */
    OptionalInt schemaVersion();

    /** {@code souk.db.migration.*} belongs to the application's own migration, this module reads nothing of it. */
    Map<String, String> migration();

    /** Making one connection. */
    interface Connect {

        /** From the first packet until the session is set up. A healthy node needs 2 to 50 ms; a cold JVM 500 ms. */
        @WithDefault("700ms")
        Duration timeout();

        /** Prepared statements kept by each connection. A service has some dozens of different queries. */
        @WithDefault("256")
        int preparedStatements();
    }

    /** A read on one replica. */
    interface Read {

        /**
         * One try on one node, opening and closing included. p99 of a product read is below 40 ms; a cold JVM under
         * its first load takes 800 ms; above a second a visitor notices. Two tries stay below 1.5 s.
         */
        @WithDefault("1000ms")
        Duration timeout();

        /** {@code max_statement_time}: the server ends the statement, so that a bad query is not taken for a bad node. */
        @WithDefault("800ms")
        Duration statementTimeout();

        /** Waiting for a connection. Longer than making one takes, short enough to leave the next node some time. */
        @WithDefault("900ms")
        Duration acquireTimeout();

        /** How long replicas are tried one after the other before the primary is asked. */
        @WithDefault("1500ms")
        Duration retryFor();

        /** Connections to each replica. At 5 ms a read, 16 of them serve 3,200 reads a second. */
        @WithDefault("16")
        int poolSize();

        /** Reads that may wait for a connection of one replica: at 3,200 reads a second these are 80 ms. */
        @WithDefault("256")
        int queue();

        /** A connection that is silent for so long is dropped: it frees what a stalled server holds of ours. */
        @WithDefault("5000ms")
        Duration idleTimeout();
    }

    /** Reads that spill over to the primary: a small pool of their own, so that they cannot keep writes waiting. */
    interface Spill {

        @WithDefault("8")
        int poolSize();

        /** Beyond it a read is refused at once: the primary has writes to do. */
        @WithDefault("128")
        int queue();
    }

    /** A transaction on the primary. */
    interface Write {

        /** The whole transaction. An order takes 20 to 50 ms; an import writes batches that stay below a second. */
        @WithDefault("5000ms")
        Duration timeout();

        /** {@code max_statement_time} of one statement, waiting for locks included. */
        @WithDefault("4000ms")
        Duration statementTimeout();

        @WithDefault("1000ms")
        Duration acquireTimeout();

        @WithDefault("16")
        int poolSize();

        @WithDefault("128")
        int queue();

        @WithDefault("10000ms")
        Duration idleTimeout();
    }

    /** When a node is left out, and for how long. */
    interface Breaker {

        /** The last so many units of work are looked at: at 10 a single slow one never opens it, a dead node does at once. */
        @WithDefault("10")
        int requests();

        /** This share of them failed. */
        @WithDefault("0.5")
        double failureRatio();

        /** After it one unit of work tries the node. A replica that is back serves again within 2 s. */
        @WithDefault("1000ms")
        Duration delay();
    }

    /** What happens before the application reports ready. */
    interface WarmUp {

        /** Reads on each node: they load classes and open connections, so that the first visitor does not wait for that. */
        @WithDefault("8")
        int reads();

        /** For all nodes together; nodes that are down do not delay the start any further. */
        @WithDefault("3000ms")
        Duration timeout();
    }
}
