package dev.souk.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A MariaDB primary and its replicas as child processes: schemas and least-privilege users made, replication running.
 *
 * <p>Nodes are called {@code db-1}, {@code db-2} ... whatever they are. At first {@code db-1} is the primary; {@link
 * #promote()} makes another one the primary, and kept data remember which.
 *
 * <p>Close it when you are done. If this process ends without that, its servers are killed all the same, and data that
 * were to be kept are recovered at the next start.
 */
public final class EmbeddedCluster implements AutoCloseable {

    private static final Duration FOLLOW_LIMIT = Duration.ofSeconds(60);

    /** A copy that is cut off ends with its programs. */
    private static final Duration CUT_OFF_LIMIT = Duration.ofSeconds(20);

    /** How long a primary that comes back stays closed for writes, so that the first of them is on a replica too. */
    private static final Duration PROTECTION_LIMIT = Duration.ofSeconds(2);

    private final Passwords passwords;
    private final List<MariaDbNode> nodes = new ArrayList<>();
    private final DataFolder folder;
    private final Topology topology;
    private final MariaDbInstallation installation;
    private final Path template;
    private final Consumer<String> progress;
    private final @Nullable Recording recording;
    private final ExecutorService rebuilding = Executors.newVirtualThreadPerTaskExecutor();

    private EmbeddedCluster(Builder plan, DataFolder folder, MariaDbInstallation installation, Path template)
            throws IOException {
        this.passwords = plan.passwords;
        this.folder = folder;
        this.topology = Topology.of(folder.path(), Names.of(1));
        this.installation = installation;
        this.template = template;
        this.progress = plan.progress;
        this.recording = plan.recording;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** In the order of their numbers. */
    public List<MariaDbNode> nodes() {
        return List.copyOf(nodes);
    }

    /** The node that takes writes now, or should, when it is dead. */
    public MariaDbNode primary() {
        String name = topology.primary();
        return nodes.stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The others in the order of their numbers. */
    public List<MariaDbNode> replicas() {
        MariaDbNode primary = primary();
        return nodes.stream().filter(node -> !node.equals(primary)).toList();
    }

    /**
     * The node called {@code db-1}, {@code db-2} ...; or the one that is the {@code primary} or, in the order of their
     * names, {@code replica-1}, {@code replica-2} ... now.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    public MariaDbNode node(String name) {
        return nodes.stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .or(() -> Names.byRole(name, primary(), replicas()))
                .orElseThrow(() -> new IllegalArgumentException("no node is called %s; there are %s"
                        .formatted(name, nodes.stream().map(MariaDbNode::name).toList())));
    }

    /** The settings with which a service finds the nodes. */
    public Map<String, String> settings() {
        String nodes = nodes().stream()
                .map((MariaDbNode node) -> node.name() + "=" + node.address())
                .collect(Collectors.joining(","));
        return Map.of("souk.db.nodes", nodes);
    }

    /** The password of a database user: migrate, catalog_app, cart_app, checkout_app, monitor, replication. */
    public String password(String user) {
        return passwords.of(user);
    }

    /** The passwords of all database users, to come back to kept data with. */
    public Passwords passwords() {
        return passwords;
    }

    /**
     * Makes the replica that has received most the primary, for good: also when the old one is alive, which is then killed.
     * A primary that answers is first closed for writes, and given some seconds to hand over all that it has.
     *
     * <p>No acknowledged commit is lost that was on a replica. The old primary may hold what nobody else has; behind the
     * promotion it is made anew as a copy of the new one. A replica that did not answer now will be, when it comes back.
     *
     * @throws EmbeddedServerException when no replica can take over; the old primary is recorded as the primary still, and
     *     takes writes when it was alive and answered
     */
    public synchronized Promotion promote() {
        return new PromoteReplica(this, topology, progress).promoteBest();
    }

    /**
     * The same with the replica called {@code name}.
     *
     * @throws EmbeddedServerException also when another one has received more
     */
    public synchronized Promotion promote(String name) {
        return new PromoteReplica(this, topology, progress).promote(node(name));
    }

    /** The same also when others have received more, which is lost then. */
    public synchronized Promotion promoteEvenIfBehind(String name) {
        return new PromoteReplica(this, topology, progress).promoteEvenIfBehind(node(name));
    }

    Topology topology() {
        return topology;
    }

    /** Begins to make {@code outdated} anew, one after the other; gives the time it took. */
    CompletableFuture<Duration> rebuildLater(List<MariaDbNode> outdated) {
        long begin = System.nanoTime();
        return CompletableFuture.runAsync(() -> outdated.forEach(this::rebuild), rebuilding)
                .thenApply(done -> Duration.ofNanos(System.nanoTime() - begin));
    }

    /** Makes a node anew whose data must not come back. Does nothing when that was done already. */
    void rebuild(MariaDbNode node) {
        synchronized (node) {
            if (!node.isOutdated()) {
                return;
            }
            MariaDbNode primary = primary();
            MariaDbNode source = replicas().stream()
                    .filter(replica -> replica.state() == ServerState.UP && !replica.isOutdated() && !replica.isCut())
                    .findFirst()
                    .orElse(primary);
            progress.accept("%s is made anew as a copy of %s".formatted(node.name(), source.name()));
            try {
                node.beginAnew(template, installation, source, primary);
                requireFollowing(node);
                topology.rebuilt(node.name());
                node.open();
            } catch (IOException failure) {
                node.kill();
                throw EmbeddedServerException.cannot("make " + node.name() + " anew", failure);
            } catch (RuntimeException failure) {
                node.kill();
                throw failure;
            }
        }
    }

    /** Undoes the faults of every node, the primary's first. */
    public void heal() {
        primary().heal();
        replicas().forEach(MariaDbNode::heal);
    }

    /** Replicas learn where the primary is now, and need not wait for their next attempt to reach it. */
    void followAgain() {
        for (MariaDbNode replica : replicas()) {
            try {
                if (replica.followAgain(primary())) {
                    replica.awaitFollowing(PROTECTION_LIMIT);
                }
            } catch (EmbeddedServerException notNow) {
                // The primary opens without it, as it would if that replica were dead.
                System.getLogger(EmbeddedCluster.class.getName()).log(System.Logger.Level.WARNING, notNow.getMessage());
            }
        }
    }

    /** Ends the servers, replicas first: kept data in good order, others at once. Then thrown-away data are deleted. */
    @Override
    public void close() {
        try {
            rebuilding.shutdownNow();
            boolean unused = rebuilding.awaitTermination(CUT_OFF_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            if (folder.kept()) {
                together(replicas(), MariaDbNode::end);
                primary().end();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            abandon();
        }
    }

    private void abandon() {
        try (folder) {
            nodes.reversed().forEach(MariaDbNode::close);
            if (recording != null) {
                recording.keep(nodes.stream().map(MariaDbNode::statementLog).toList());
            }
        }
    }

    private void run() throws IOException {
        List<MariaDbNode> copies = prepareData();
        progress.accept("starting "
                + String.join(", ", nodes.stream().map(MariaDbNode::name).toList()));
        together(nodes, MariaDbNode::launch);
        copies.forEach(MariaDbNode::rememberPositionInBinaryLog);
        together(replicas(), replica -> replica.follow(primary()));
        replicas().forEach(EmbeddedCluster::requireFollowing);
        nodes.forEach(MariaDbNode::open);
    }

    /**
     * An empty cluster begins with the template; a replica that joins a used one, or must not come back with its data, with
     * a copy of the primary's. Gives those copies.
     */
    private List<MariaDbNode> prepareData() throws IOException {
        MariaDbNode primary = primary();
        Path source = template;
        List<MariaDbNode> copies = List.of();
        for (MariaDbNode replica : replicas()) {
            if (replica.isOutdated()) {
                Folders.delete(replica.data());
            }
        }
        if (primary.hasData()) {
            List<MariaDbNode> joining =
                    replicas().stream().filter(replica -> !replica.hasData()).toList();
            if (!joining.isEmpty()) {
                progress.accept("copying the primary's data for a new replica");
                primary.restForCopying();
                source = primary.data();
                copies = joining;
            }
        }
        for (MariaDbNode node : nodes) {
            if (!node.hasData()) {
                node.beginWith(source);
                topology.rebuilt(node.name());
            }
        }
        return copies;
    }

    private static void requireFollowing(MariaDbNode replica) {
        if (!replica.awaitFollowing(FOLLOW_LIMIT)) {
            throw new EmbeddedServerException(
                    "%s does not follow the primary: %s (log: %s); if you delete %s it is made anew from the primary"
                            .formatted(replica.name(), replica.replicationError(), replica.log(), replica.data()));
        }
    }

    /** Does {@code step} on all of {@code nodes} at once and waits for all, also when one fails. */
    private static void together(List<MariaDbNode> nodes, Consumer<MariaDbNode> step) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> steps = new ArrayList<>();
            for (MariaDbNode node : nodes) {
                steps.add(threads.submit(() -> step.accept(node)));
            }
            threads.shutdown();
            for (Future<?> pending : steps) {
                pending.get();
            }
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof EmbeddedServerException said) {
                throw said;
            }
            throw new EmbeddedServerException(String.valueOf(failure.getCause()), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("interrupted while waiting for the servers", interrupted);
        }
    }

    /** What a cluster should be like; everything has a default. */
    public static final class Builder {

        private int replicas = 2;
        private @Nullable Path data;
        private Passwords passwords = Passwords.random();
        private final Map<String, Integer> ports = new HashMap<>();
        private Consumer<String> progress = step -> {};
        private @Nullable Recording recording;

        private Builder() {}

        /** How many replicas follow the primary: 2 unless said otherwise; none is possible. */
        public Builder replicas(int count) {
            if (count < 0) {
                throw new IllegalArgumentException("a cluster has no %d replicas".formatted(count));
            }
            replicas = count;
            return this;
        }

        /**
         * Keeps the data in {@code folder} and finds them there again. Without it they are thrown away at the end. A
         * replica that is not in there yet begins as a copy of the primary.
         */
        public Builder data(Path folder) {
            data = folder.toAbsolutePath().normalize();
            return this;
        }

        /** The users' passwords; random ones unless said otherwise. Kept data take new ones without complaint. */
        public Builder passwords(Passwords chosen) {
            passwords = chosen;
            return this;
        }

        /** The users' passwords, by user; as {@link Passwords#of(Map)}. */
        public Builder passwords(Map<String, String> byUser) {
            return passwords(Passwords.of(byUser));
        }

        /** The port where applications find {@code node} (db-1, db-2, ...); a free one unless said otherwise. */
        public Builder port(String node, int port) {
            ports.put(node, port);
            return this;
        }

        /**
         * Has {@code folder} told at the end what {@code user} sent to any node: a file with one statement of each kind,
         * with its values.
         */
        public Builder recordStatements(String user, Path folder) {
            recording = new Recording(folder.toAbsolutePath().normalize(), user);
            return this;
        }

        /** Is told in a few words what takes a while: unpacking, starting. */
        public Builder progress(Consumer<String> listener) {
            progress = listener;
            return this;
        }

        /**
         * Starts the servers and waits until all replicas follow and the primary accepts writes.
         *
         * @throws EmbeddedServerException when one does not; nothing is left running then
         */
        public EmbeddedCluster start() {
            Cache cache = Cache.ofUser(progress);
            try {
                MariaDbInstallation installation = MariaDbInstallation.find(cache);
                Path template = installation.template(cache);
                DataFolder folder = data == null ? DataFolder.thrownAway(cache) : DataFolder.kept(data);
                Names.adoptOld(folder.path());
                EmbeddedCluster cluster = new EmbeddedCluster(this, folder, installation, template);
                try {
                    addNodes(cluster, folder.path());
                    cluster.run();
                    return cluster;
                } catch (IOException | RuntimeException failure) {
                    cluster.abandon();
                    throw failure;
                }
            } catch (IOException failure) {
                throw EmbeddedServerException.cannot("prepare the database servers", failure);
            }
        }

        private void addNodes(EmbeddedCluster cluster, Path folder) throws IOException {
            for (int number : Names.numbers(replicas + 1, cluster.topology.primary())) {
                String name = Names.of(number);
                Path ownFolder = Folders.create(folder.resolve(name));
                MariaDbProgram program = new MariaDbProgram(
                        cluster.installation,
                        name,
                        () -> cluster.topology.isPrimary(name) ? Role.PRIMARY : Role.REPLICA,
                        number,
                        ownFolder,
                        passwords,
                        recording != null);
                ServerProcess process = new ServerProcess(name, program, ownFolder.resolve("error.log"), proxy(name));
                cluster.nodes.add(new MariaDbNode(cluster, name, program, process));
            }
        }

        private Proxy proxy(String name) {
            int port = ports.getOrDefault(name, 0);
            try {
                return new Proxy(name, port);
            } catch (IOException taken) {
                throw EmbeddedServerException.cannot("use port %d for %s".formatted(port, name), taken);
            }
        }
    }
}
