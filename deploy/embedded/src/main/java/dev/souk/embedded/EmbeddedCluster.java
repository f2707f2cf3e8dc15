package dev.souk.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A MariaDB primary and its replicas as child processes: schemas and least-privilege users made, replication running.
 *
 * <p>Close it when you are done. If this process ends without that, its servers are killed all the same, and data that
 * were to be kept are recovered at the next start.
 */
public final class EmbeddedCluster implements AutoCloseable {

    private static final Duration FOLLOW_LIMIT = Duration.ofSeconds(60);

    /** How long a primary that comes back stays closed for writes, so that the first of them is on a replica too. */
    private static final Duration PROTECTION_LIMIT = Duration.ofSeconds(2);

    private final Passwords passwords;
    private final List<MariaDbNode> nodes = new ArrayList<>();
    private final DataFolder folder;
    private final @Nullable Recording recording;

    private EmbeddedCluster(Passwords passwords, DataFolder folder, @Nullable Recording recording) {
        this.passwords = passwords;
        this.folder = folder;
        this.recording = recording;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The primary first, then the replicas in the order of their numbers. */
    public List<MariaDbNode> nodes() {
        return List.copyOf(nodes);
    }

    public MariaDbNode primary() {
        return nodes.getFirst();
    }

    public List<MariaDbNode> replicas() {
        return List.copyOf(nodes.subList(1, nodes.size()));
    }

    /**
     * The node called {@code primary}, {@code replica-1}, {@code replica-2} ...
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    public MariaDbNode node(String name) {
        return nodes.stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no node is called %s; there are %s"
                        .formatted(name, nodes.stream().map(MariaDbNode::name).toList())));
    }

    /** The password of a database user: migrate, catalog_app, cart_app, checkout_app, monitor, replication. */
    public String password(String user) {
        return passwords.of(user);
    }

    /** The passwords of all database users, to come back to kept data with. */
    public Passwords passwords() {
        return passwords;
    }

    /** Undoes the faults of every node, the primary's first. */
    public void heal() {
        nodes.forEach(MariaDbNode::heal);
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
            if (folder.kept()) {
                together(replicas(), MariaDbNode::end);
                primary().end();
            }
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

    private void run(Path template, Consumer<String> progress) throws IOException {
        prepareData(template, progress);
        progress.accept("starting "
                + String.join(", ", nodes.stream().map(MariaDbNode::name).toList()));
        together(nodes, MariaDbNode::launch);
        together(replicas(), replica -> replica.follow(primary()));
        replicas().forEach(EmbeddedCluster::requireFollowing);
        nodes.forEach(MariaDbNode::open);
    }

    /** An empty cluster begins with the template; a replica that joins a used one, with a copy of the primary's data. */
    private void prepareData(Path template, Consumer<String> progress) throws IOException {
        MariaDbNode primary = primary();
        Path source = template;
        if (primary.hasData()) {
            List<MariaDbNode> joining =
                    replicas().stream().filter(replica -> !replica.hasData()).toList();
            if (!joining.isEmpty()) {
                progress.accept("copying the primary's data for a new replica");
                primary.restForCopying();
                source = primary.data();
            }
        }
        for (MariaDbNode node : nodes) {
            if (!node.hasData()) {
                node.beginWith(source);
            }
        }
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

        /** The port where applications find {@code node} (primary, replica-1, ...); a free one unless said otherwise. */
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
                EmbeddedCluster cluster = new EmbeddedCluster(passwords, folder, recording);
                try {
                    addNodes(cluster, installation, folder.path());
                    cluster.run(template, progress);
                    return cluster;
                } catch (IOException | RuntimeException failure) {
                    cluster.abandon();
                    throw failure;
                }
            } catch (IOException failure) {
                throw EmbeddedServerException.cannot("prepare the database servers", failure);
            }
        }

        private void addNodes(EmbeddedCluster cluster, MariaDbInstallation installation, Path folder)
                throws IOException {
            for (int number = 0; number <= replicas; number++) {
                Role role = number == 0 ? Role.PRIMARY : Role.REPLICA;
                String name = number == 0 ? "primary" : "replica-" + number;
                Path ownFolder = Folders.create(folder.resolve(name));
                MariaDbProgram program = new MariaDbProgram(
                        installation, name, role, number + 1, ownFolder, passwords, recording != null);
                ServerProcess process = new ServerProcess(name, program, ownFolder.resolve("error.log"), proxy(name));
                cluster.nodes.add(new MariaDbNode(cluster, name, role, program, process));
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
