package dev.souk.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes a replica the primary. The order keeps two nodes from being writable at any moment: the old primary is dead
 * before anything else happens, it is written down who comes next, and only then that one is opened.
 */
final class PromoteReplica {

    /** A server that does not answer an administrator in two seconds on an idle connection is as good as paused. */
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);

    /** From the last write of a primary that is to be replaced to its receipt; a replica that follows needs milliseconds. */
    private static final Duration RECEIVE_LIMIT = Duration.ofSeconds(3);

    /** Beyond it the one that has received most is useless as a primary, and starting the old one again is faster. */
    private static final Duration APPLY_LIMIT = Duration.ofSeconds(30);

    /** How long the new primary waits for a replica, so that its first commit is on two nodes, too. */
    private static final Duration PROTECTION_LIMIT = Duration.ofMillis(500);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

    private final EmbeddedCluster cluster;
    private final Topology topology;
    private final Consumer<String> progress;
    private final MariaDbNode old;
    private final List<Promotion.Step> steps = new ArrayList<>();
    private boolean evenIfBehind;
    private long lastStep = System.nanoTime();
    private long closedAt;

    PromoteReplica(EmbeddedCluster cluster, Topology topology, Consumer<String> progress) {
        this.cluster = cluster;
        this.topology = topology;
        this.progress = progress;
        this.old = cluster.primary();
    }

    Promotion promoteBest() {
        return run(null);
    }

    Promotion promote(MariaDbNode wanted) {
        requireFit(wanted);
        return run(wanted);
    }

    Promotion promoteEvenIfBehind(MariaDbNode wanted) {
        evenIfBehind = true;
        return promote(wanted);
    }

    private Promotion run(@Nullable MariaDbNode wanted) {
        List<MariaDbNode> fit = cluster.replicas().stream()
                .filter(replica -> unfit(replica) == null)
                .toList();
        if (fit.isEmpty()) {
            throw new EmbeddedServerException("no replica can take over from %s: %s".formatted(old.name(), reasons()));
        }
        if (old.state() == ServerState.UP) {
            handOver(wanted == null ? fit : List.of(wanted));
        }
        MariaDbNode chosen = old.whileDead(() -> {
            if (closedAt == 0) {
                closedAt = System.nanoTime();
            }
            done("%s ended (process %d)".formatted(old.name(), old.pid()));
            return open(wanted);
        });
        Duration closed = Duration.ofNanos(System.nanoTime() - closedAt);
        List<MariaDbNode> outdated = new ArrayList<>(List.of(old));
        cluster.replicas().stream()
                .filter(node -> !node.equals(old) && node.isOutdated() && node.state() == ServerState.UP)
                .forEach(outdated::add);
        return new Promotion(old.name(), chosen.name(), List.copyOf(steps), closed, cluster.rebuildLater(outdated));
    }

    /** Closes a primary that works, and waits until one of {@code receivers} has all that it wrote. */
    private void handOver(List<MariaDbNode> receivers) {
        GtidPosition last = ask(List.of(old), MariaDbNode::closeForWrites).get(old);
        if (last == null) {
            // It does not answer: what was acknowledged is on a replica, or it never was protected.
            return;
        }
        closedAt = System.nanoTime();
        long deadline = closedAt + RECEIVE_LIMIT.toNanos();
        while (ask(receivers, MariaDbNode::received).values().stream().noneMatch(position -> position.includes(last))) {
            if (System.nanoTime() - deadline >= 0) {
                if (evenIfBehind) {
                    return;
                }
                old.open();
                throw new EmbeddedServerException(
                        "%s has not received all that %s wrote in %d s; %s stays the primary and takes writes again"
                                .formatted(names(receivers), old.name(), RECEIVE_LIMIT.toSeconds(), old.name()));
            }
            Pause.of(LOOK_AGAIN);
        }
        done("%s takes no more writes, all were received".formatted(old.name()));
    }

    /** The old primary is dead: chooses, prepares and opens the new one. */
    private MariaDbNode open(@Nullable MariaDbNode wanted) {
        List<MariaDbNode> asked = cluster.replicas().stream()
                .filter(replica -> replica.state() == ServerState.UP && !replica.isOutdated())
                .toList();
        Map<MariaDbNode, GtidPosition> received = ask(asked, MariaDbNode::stopReceiving);
        // Whoever is refused here goes on to receive when a primary is back. To begin at once would throw away what was
        // received and is still to be applied.
        MariaDbNode chosen = wanted == null ? best(received) : checked(wanted, received);
        done("%s has received most (%s)".formatted(chosen.name(), received.get(chosen)));
        chosen.applyReceived(APPLY_LIMIT);
        done("%s applied it".formatted(chosen.name()));
        chosen.endReplication();
        List<MariaDbNode> following = following(chosen, received);
        topology.promote(chosen.name(), outdated(chosen, following));
        done("written down that %s is the primary".formatted(chosen.name()));
        follow(following);
        chosen.open();
        done("%s takes writes".formatted(chosen.name()));
        return chosen;
    }

    private MariaDbNode best(Map<MariaDbNode, GtidPosition> received) {
        return received.entrySet().stream()
                .filter(candidate -> !candidate.getKey().isCut())
                .filter(candidate -> received.values().stream().allMatch(candidate.getValue()::includes))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new EmbeddedServerException(
                        "no replica can take over from %s: of those that answer none has received all (%s)"
                                .formatted(old.name(), told(received))));
    }

    private MariaDbNode checked(MariaDbNode wanted, Map<MariaDbNode, GtidPosition> received) {
        GtidPosition own = received.get(wanted);
        if (own == null) {
            throw new EmbeddedServerException("%s does not answer".formatted(wanted.name()));
        }
        if (!evenIfBehind && !received.values().stream().allMatch(own::includes)) {
            throw new EmbeddedServerException("%s has received less than another: %s; what it lacks would be lost"
                    .formatted(wanted.name(), told(received)));
        }
        return wanted;
    }

    /** Those that go on with the data they have: the new primary has all of them. */
    private static List<MariaDbNode> following(MariaDbNode chosen, Map<MariaDbNode, GtidPosition> received) {
        GtidPosition all = received.getOrDefault(chosen, GtidPosition.parse(""));
        return received.keySet().stream()
                .filter(node -> !node.equals(chosen) && all.includes(received.getOrDefault(node, all)))
                .toList();
    }

    /** All others: the old primary, and whoever did not answer, may hold what the new primary has not. */
    private List<String> outdated(MariaDbNode chosen, List<MariaDbNode> following) {
        return cluster.nodes().stream()
                .filter(node -> !node.equals(chosen) && !following.contains(node))
                .map(MariaDbNode::name)
                .toList();
    }

    /** Returns when a replica follows, and does not wait long for it. */
    private void follow(List<MariaDbNode> replicas) {
        MariaDbNode primary = cluster.primary();
        Map<MariaDbNode, GtidPosition> following = ask(replicas, PROTECTION_LIMIT, replica -> {
            if (replica.followAgain(primary)) {
                replica.awaitFollowing(PROTECTION_LIMIT);
            }
            return GtidPosition.parse("");
        });
        if (!following.isEmpty()) {
            done("%s told to follow it".formatted(names(List.copyOf(following.keySet()))));
        }
    }

    private void requireFit(MariaDbNode wanted) {
        if (wanted.equals(old)) {
            throw new EmbeddedServerException(wanted.name() + " is the primary already");
        }
        String reason = unfit(wanted);
        if (reason != null) {
            throw new EmbeddedServerException(
                    "%s cannot take over from %s: %s".formatted(wanted.name(), old.name(), reason));
        }
    }

    private static @Nullable String unfit(MariaDbNode replica) {
        if (replica.isOutdated()) {
            return replica.name() + " is still to be made anew";
        }
        if (replica.isCut()) {
            return replica.name() + " was cut off from replication";
        }
        return replica.state() == ServerState.UP ? null : "%s is %s".formatted(replica.name(), replica.state());
    }

    private String reasons() {
        String reasons = cluster.replicas().stream()
                .map(PromoteReplica::unfit)
                .filter(reason -> reason != null)
                .collect(Collectors.joining(", "));
        return reasons.isEmpty() ? "there is none" : reasons;
    }

    /** Asks {@code nodes} at once; who does not answer in time is not in what it gives. */
    private static Map<MariaDbNode, GtidPosition> ask(
            List<MariaDbNode> nodes, Function<MariaDbNode, GtidPosition> question) {
        return ask(nodes, ANSWER_LIMIT, question);
    }

    private static Map<MariaDbNode, GtidPosition> ask(
            List<MariaDbNode> nodes, Duration limit, Function<MariaDbNode, GtidPosition> question) {
        // Not closed, which would wait for those who never answer.
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            Map<MariaDbNode, Future<GtidPosition>> pending = new LinkedHashMap<>();
            nodes.forEach(node -> pending.put(node, threads.submit(() -> question.apply(node))));
            long deadline = System.nanoTime() + limit.toNanos();
            Map<MariaDbNode, GtidPosition> answers = new LinkedHashMap<>();
            for (Map.Entry<MariaDbNode, Future<GtidPosition>> one : pending.entrySet()) {
                try {
                    long rest = Math.max(0, deadline - System.nanoTime());
                    answers.put(one.getKey(), one.getValue().get(rest, TimeUnit.NANOSECONDS));
                } catch (ExecutionException | TimeoutException noAnswer) {
                    System.getLogger(PromoteReplica.class.getName())
                            .log(
                                    System.Logger.Level.WARNING,
                                    "no answer of " + one.getKey().name(),
                                    noAnswer);
                }
            }
            return answers;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("interrupted in a promotion", interrupted);
        } finally {
            threads.shutdownNow();
        }
    }

    private void done(String what) {
        long now = System.nanoTime();
        steps.add(new Promotion.Step(what, Duration.ofNanos(now - lastStep)));
        lastStep = now;
        progress.accept(what);
    }

    private static String names(List<MariaDbNode> nodes) {
        return nodes.stream().map(MariaDbNode::name).collect(Collectors.joining(", "));
    }

    private static String told(Map<MariaDbNode, GtidPosition> received) {
        return received.entrySet().stream()
                .map(entry -> entry.getKey().name() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
