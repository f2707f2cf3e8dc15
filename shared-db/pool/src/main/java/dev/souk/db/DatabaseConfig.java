package dev.souk.db;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.mysqlclient.SslMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The settings of the database, {@code souk.db.*}. Four have no default; every number says why it is what it is.
 *
 * <p>The times form a ladder, and the boot stops when a step is missing: a connection is given up before a read waits
 * too long for one (connect &lt; acquire), the server ends a long statement before the guard blames the node for it
 * (statement &lt; timeout), a try on one node ends while there is time for another (hedge &lt; timeout &lt; deadline), and a
 * silent connection is dropped only after any honest answer had its time (timeout &lt; idle).
 */
@ConfigMapping(prefix = "souk.db")
public interface DatabaseConfig {

    /**
     * All servers, {@code name=host:port}, separated by commas: a primary and its replicas. Which one is the primary is found out,
     * it may become another one; the names are for people, and should not say who is what.
     */
    List<String> nodes();

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

    Heartbeat heartbeat();

    /**
     * How long the share of a node grows that is back from an outage. Filling its connections and statements takes a
     * second, its own caches some more; longer only leaves the others with its work.
     */
    @WithDefault("5000ms")
    Duration slowStart();

    WarmUp warmUp();

    /**
     * Replicas whose data may be older are not asked while there is anybody else. A replica that is well is below a second
     * behind; one that is ten behind is in trouble, and its visitors would see prices and stock that are gone.
     */
    @WithDefault("10s")
    Duration maxLag();

    /** Whether answers tell in the header {@code Souk-Route} where their reads went: for finding out, not for the public. */
    @WithDefault("false")
    boolean routeHeader();

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

        /**
         * The whole read, on as many nodes as it takes, waiting for a place on the primary included. Longer than one try,
         * so that there is time for a second after one that was silent to its end.
         */
        @WithDefault("1500ms")
        Duration deadline();

        /**
         * Waiting until a replica has caught up with the visitor's own write, before the primary is asked. A replica that is
         * well needs 1 to 5 ms; nobody notices 50.
         */
        @WithDefault("50ms")
        Duration catchUp();

        /**
         * A read that owes its answer for so long is sent to one more node as well. Far above the p99 of a healthy node,
         * so that hardly any is; far below the timeout, so that a stalled node costs a visitor a quarter of a second.
         */
        @WithDefault("250ms")
        Duration hedgeAfter();

        /** At most this share of all reads is sent to a second node so. When all nodes are slow, it is no time to ask twice. */
        @WithDefault("0.05")
        double hedgeShare();

        /** Connections to each replica. At 5 ms a read, 16 of them serve 3,200 reads a second. */
        @WithDefault("16")
        int poolSize();

        /**
         * Reads that may wait for a connection of one replica: at 3,200 reads a second these are 320 ms. It is there for the
         * moment in which one replica gets the other's reads as well; time limits end each wait, this one bounds memory.
         */
        @WithDefault("1024")
        int queue();

        /** A connection that is silent for so long is dropped: it frees what a stalled server holds of ours. */
        @WithDefault("5000ms")
        Duration idleTimeout();
    }

    /**
     * Reads on the primary: some at a time, so that they cannot keep writes waiting. Those that must see the
     * last write ({@link Database#readOnPrimary}) go first; those that spill over because no replica could answer are
     * guests. Beyond these limits a read is refused at once. Without replicas the sizes of {@link Read} hold instead.
     */
    interface Spill {

        /** Half of what writes have. */
        @WithDefault("8")
        int places();

        /** Of these, kept free of guests: a cart or an order never waits until browsing is done. */
        @WithDefault("2")
        int reserved();

        /** Reads that may wait and are no guests: at 5 ms a read and 8 at a time these are 80 ms. */
        @WithDefault("128")
        int queue();

        /** Guests that may wait: some 30 ms of them. More would only be late, when a stale page would do. */
        @WithDefault("32")
        int browsingQueue();
    }

    /** A transaction on the primary. */
    interface Write {

        /**
         * The whole transaction, all its attempts and the pauses between them. An order takes 20 to 50 ms; an import writes
         * batches that stay below a second.
         */
        @WithDefault("5000ms")
        Duration timeout();

        /** {@code max_statement_time} of one statement, waiting for locks included. */
        @WithDefault("4000ms")
        Duration statementTimeout();

        /**
         * Waiting for one row, or for a table that is being changed; whole seconds, as MariaDB counts. So many transactions
         * of a shopper end in it that somebody is stuck; what is left of the time is for attempts that hold nothing of others'.
         */
        @WithDefault("2000ms")
        Duration lockWait();

        /**
         * Of a transaction that others stand in the way of, the first included. Of two that deadlock one goes on, so the
         * second attempt mostly does it; one that loses five times is in a crowd, and more attempts would only feed that.
         */
        @WithDefault("5")
        int attempts();

        /**
         * Waiting for a primary that takes writes, when there is none: it may just be changing, which takes a second. Longer, and the
         * shopper is better told so.
         */
        @WithDefault("1500ms")
        Duration waitForPrimary();

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

        /** After it a trial of our own may bring the node back. A replica that is back serves again within 2 s. */
        @WithDefault("1000ms")
        Duration delay();
    }

    /** Asking each node whether it is there, beside the visitors' work: it sees a stalled one, and one that is back. */
    interface Heartbeat {

        /** Two that are missed take a node out: within 1.4 s of its last answer. One small query more a node and half second. */
        @WithDefault("500ms")
        Duration every();

        /** Far above the 1 to 5 ms that it takes, below the pause between two. */
        @WithDefault("400ms")
        Duration timeout();
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
