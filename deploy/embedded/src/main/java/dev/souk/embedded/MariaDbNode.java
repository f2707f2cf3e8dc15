package dev.souk.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One MariaDB server of a cluster. */
public final class MariaDbNode extends EmbeddedServer {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private static final Pattern OF_ONE_SERVER =
            Pattern.compile("(binlog|relay).*|(multi-)?master.*\\.info|mariadb\\.(sock|pid)");

    private final EmbeddedCluster cluster;
    private final MariaDbProgram program;

    private Duration delay = Duration.ZERO;
    private volatile boolean cut;
    private @Nullable Address followed;

    MariaDbNode(EmbeddedCluster cluster, String name, MariaDbProgram program, ServerProcess process) {
        super(name, process);
        this.cluster = cluster;
        this.program = program;
    }

    /** What it is now; a promotion changes that. */
    public Role role() {
        return cluster.topology().isPrimary(name()) ? Role.PRIMARY : Role.REPLICA;
    }

    /** Lets a stopped server go on; a replica finds the primary also if that is another one meanwhile. */
    @Override
    public synchronized void resume() {
        process.resume();
        if (isOutdated()) {
            cluster.rebuild(this);
        } else if (role() == Role.REPLICA && process.isAlive() && followsElsewhere()) {
            followAgain(cluster.primary());
        }
    }

    /**
     * Starts a dead server again: a primary writable, a replica following, one that must not come back with its data as a
     * copy of the primary. Does nothing when it is alive.
     */
    @Override
    public synchronized void start() {
        if (process.isAlive()) {
            return;
        }
        if (isOutdated()) {
            cluster.rebuild(this);
            return;
        }
        launch();
        switch (role()) {
            case PRIMARY -> cluster.followAgain();
            case REPLICA -> follow(cluster.primary());
        }
        open();
    }

    /** From now on this replica applies each transaction {@code behind} after the primary made it, in whole seconds. */
    public synchronized void delayReplication(Duration behind) {
        requireReplica();
        if (behind.isNegative()) {
            throw new IllegalArgumentException("a delay cannot be negative: " + behind);
        }
        process.requireAlive();
        delay = behind;
        follow(cluster.primary());
    }

    /** Ends replication to this replica: it answers, with data that grow old. */
    public synchronized void cutReplication() {
        requireReplica();
        process.requireAlive();
        cut = true;
        execute("stop slave");
    }

    /** An operator's mistake: a replica takes writes from now on, although it was never promoted. */
    public synchronized void openByHand() {
        requireReplica();
        execute("set global read_only = 0");
    }

    /** Undoes {@link #openByHand}. */
    public synchronized void closeByHand() {
        requireReplica();
        execute("set global read_only = 1");
    }

    /** Undoes every fault: lets it go on, starts it if it is dead, full speed, replication without delay. */
    @Override
    public synchronized void heal() {
        process.resume();
        process.slow(Duration.ZERO);
        boolean replicationChanged = cut || !delay.isZero();
        cut = false;
        delay = Duration.ZERO;
        if (isOutdated()) {
            cluster.rebuild(this);
        } else if (!process.isAlive()) {
            start();
        } else if (role() == Role.REPLICA
                && cluster.primary().process.isAlive()
                && (replicationChanged || !isFollowing())) {
            // Not from a dead primary: it would throw away what was received and is still to be applied.
            follow(cluster.primary());
        }
    }

    /** Starts the server; applications are not let in yet. */
    void launch() {
        try {
            process.start();
        } finally {
            program.forgetFirstStatements();
        }
    }

    /** Lets applications in; the primary accepts writes. */
    void open() {
        if (role() == Role.PRIMARY) {
            execute("set global read_only = 0");
        }
        process.open();
    }

    /** Whether a promotion went on without what this node holds. */
    boolean isOutdated() {
        return cluster.topology().isOutdated(name());
    }

    /** Whether it was told not to replicate. */
    boolean isCut() {
        return cut;
    }

    /** No more writes; gives the position that replicas must reach to have them all. */
    GtidPosition closeForWrites() {
        // A statement that takes longer than this second is cut off when the server ends.
        execute("set session lock_wait_timeout = 1", "set global read_only = 1");
        return GtidPosition.parse(variable("gtid_binlog_pos"));
    }

    /** Kills the server, also one that is just starting, and does {@code work} while nobody can start it again. */
    <T> T whileDead(Supplier<T> work) {
        process.abort();
        synchronized (this) {
            process.kill();
            return work.get();
        }
    }

    /** What it has of its primary's transactions, in its tables or still to be applied. */
    GtidPosition received() {
        String queued = slaveStatus().getOrDefault("Gtid_IO_Pos", "");
        return GtidPosition.parse(queued).or(applied());
    }

    /** From now on {@link #received} stays as it is. */
    GtidPosition stopReceiving() {
        if (!cut && !slaveStatus().isEmpty()) {
            // The applying thread runs first: a thread that starts when neither does throws away what was received.
            execute("start slave sql_thread", "stop slave io_thread");
        }
        return received();
    }

    /** Returns when all it received is in its tables; receiving must have been stopped. */
    void applyReceived(Duration limit) {
        GtidPosition last = received();
        long deadline = System.nanoTime() + limit.toNanos();
        while (!applied().includes(last)) {
            Map<String, String> status = slaveStatus();
            boolean late = System.nanoTime() - deadline >= 0;
            if (late || !"Yes".equals(status.get("Slave_SQL_Running"))) {
                throw new EmbeddedServerException("%s has received %s and applied no more than %s%s%s (log: %s)"
                        .formatted(
                                name(),
                                last,
                                applied(),
                                late ? " in %d s".formatted(limit.toSeconds()) : "",
                                reason(status.getOrDefault("Last_SQL_Error", "")),
                                log()));
            }
            Pause.of(LOOK_AGAIN);
        }
    }

    private static String reason(String error) {
        return error.isEmpty() ? "" : ": " + error;
    }

    private GtidPosition applied() {
        return GtidPosition.parse(variable("gtid_slave_pos"));
    }

    private String variable(String name) {
        return row("select @@global." + name + " as value").getOrDefault("value", "");
    }

    /** Stops to replicate for good and is ready to acknowledge commits as a primary does; it takes no writes yet. */
    void endReplication() {
        cut = false;
        delay = Duration.ZERO;
        followed = null;
        execute(
                "stop slave",
                "reset slave all",
                "set global rpl_semi_sync_slave_enabled = 0",
                "set global rpl_semi_sync_master_enabled = 1");
    }

    /** The schemas that somebody made. */
    List<String> schemas() {
        String names = row("""
                select group_concat(schema_name separator '/') as names from information_schema.schemata
                where schema_name not in ('mysql', 'sys', 'information_schema', 'performance_schema')
                """).getOrDefault("names", "");
        return List.of(names.split("/", -1));
    }

    String supervisorPassword() {
        return program.supervisorPassword();
    }

    /** Throws its data away and begins anew with a copy of what {@code source} has, to follow {@code primary}. */
    synchronized void beginAnew(
            Path template, MariaDbInstallation installation, MariaDbNode source, MariaDbNode primary)
            throws IOException {
        process.kill();
        cut = false;
        delay = Duration.ZERO;
        Folders.delete(data());
        beginWith(template);
        launch();
        new LogicalCopy(installation, program.folder()).copy(source, this);
        rememberPositionInBinaryLog();
        follow(primary);
    }

    /**
     * Says in the still empty binary log where it begins. Otherwise a copy that becomes the primary would give no position
     * at all ({@code gtid_binlog_pos}) until somebody writes.
     */
    void rememberPositionInBinaryLog() {
        // As a value: in 11.4.5 a server that reads the one variable while it sets the other waits for itself for ever.
        execute("set global gtid_binlog_state = " + Sql.quoted(variable("gtid_slave_pos")));
    }

    /** Begins to replicate from {@code primary}, or begins anew: from where this node's own data end. */
    synchronized void follow(MariaDbNode primary) {
        cut = false;
        Address source = primary.directAddress();
        followed = source;
        long delaySeconds = delay.plusMillis(999).toSeconds();
        execute(
                "stop slave",
                """
                change master to master_host = '%s', master_port = %d, master_user = '%s', master_password = %s,
                master_use_gtid = slave_pos, master_ssl = 0, master_connect_retry = 1, master_delay = %d
                """.formatted(
                                source.host(),
                                source.port(),
                                Account.REPLICATION.user(),
                                Sql.quoted(cluster.password(Account.REPLICATION.user())),
                                delaySeconds),
                "start slave");
    }

    /** Follows {@code primary} at its present place; not if replication was cut on purpose or this node cannot answer. */
    synchronized boolean followAgain(MariaDbNode primary) {
        if (cut || state() != ServerState.UP) {
            return false;
        }
        follow(primary);
        return true;
    }

    private boolean followsElsewhere() {
        return !cluster.primary().directAddress().equals(followed);
    }

    /** Whether replication runs before {@code limit} is over. */
    boolean awaitFollowing(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!isFollowing()) {
            if (System.nanoTime() - deadline >= 0) {
                return false;
            }
            Pause.of(LOOK_AGAIN);
        }
        return true;
    }

    boolean isFollowing() {
        Map<String, String> status = slaveStatus();
        return "Yes".equals(status.get("Slave_IO_Running")) && "Yes".equals(status.get("Slave_SQL_Running"));
    }

    /** Why replication does not run; empty if the server gives no reason. */
    String replicationError() {
        Map<String, String> status = slaveStatus();
        return (status.getOrDefault("Last_IO_Error", "") + " " + status.getOrDefault("Last_SQL_Error", "")).strip();
    }

    private Map<String, String> slaveStatus() {
        return row("show slave status");
    }

    Map<String, String> row(String sql) {
        try {
            return program.administration().row(directAddress(), sql);
        } catch (SQLException failure) {
            throw refused(failure);
        }
    }

    void execute(String... statements) {
        try {
            program.administration().execute(directAddress(), statements);
        } catch (SQLException failure) {
            throw refused(failure);
        }
    }

    private EmbeddedServerException refused(SQLException failure) {
        return new EmbeddedServerException(
                "%s refused an order of its supervisor: %s (log: %s)".formatted(name(), failure.getMessage(), log()),
                failure);
    }

    private void requireReplica() {
        if (role() != Role.REPLICA) {
            throw new IllegalArgumentException(name() + " is no replica, it replicates from nobody");
        }
    }

    /** Shuts the server down in good order. */
    void end() {
        process.end();
    }

    /** Leaves nothing running. */
    void close() {
        process.close();
    }

    /** Where this node's data are. */
    Path data() {
        return program.data();
    }

    /** Every statement that was sent to this node, if the cluster records them. */
    Path statementLog() {
        return program.statementLog();
    }

    boolean hasData() {
        return Files.isDirectory(data());
    }

    /** Begins with a copy of another server's data, without what that server wrote about its own part in replication. */
    void beginWith(Path source) throws IOException {
        Folders.copy(
                source,
                data(),
                file -> !OF_ONE_SERVER
                        .matcher(String.valueOf(file.getFileName()))
                        .matches());
    }

    /**
     * Brings the data into a state that a new replica can begin with, and shuts the server down: recovered from a crash
     * if there was one, and with a note of the position up to which they go.
     */
    void restForCopying() {
        launch();
        execute("set global gtid_slave_pos = @@global.gtid_current_pos");
        end();
    }

    @Override
    public String toString() {
        return "%s (%s, %s)".formatted(name(), role(), address());
    }
}
