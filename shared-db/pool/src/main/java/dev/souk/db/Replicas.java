package dev.souk.db;

import io.smallrye.mutiny.Context;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The replicas that reads go to, each asked by itself: for work on the primary that must not run ahead of them. */
@ApplicationScoped
public class Replicas {

    private final Topology topology;
    private final Reads reads;

    Replicas(Topology topology, Reads reads) {
        this.topology = topology;
        this.reads = reads;
    }

    /**
     * Asks every replica that routing uses, all at once, whether it shows something yet. One that is out is not asked: no
     * visitor reads there, and whoever waited for a dead one would wait for ever. One that cannot answer is behind until its
     * guard or its heartbeats leave it out, a second or two later.
     *
     * @param shows looks on one replica, without side effects
     * @return those that do not show it; empty when all do, and when there is none. Fails with {@link IllegalStateException}
     *     inside a {@link Database#write}
     */
    public Uni<List<Behind>> behind(Function<ReadSession, Uni<Boolean>> shows) {
        return Uni.createFrom().context(caller -> {
            Nesting.refuseRead(caller);
            List<Uni<Optional<Behind>>> answers = topology.replicas().stream()
                    .filter(replica -> replica.reading().serves())
                    .map(replica -> ask(replica, caller, shows))
                    .toList();
            return answers.isEmpty()
                    ? Uni.createFrom().item(List.of())
                    : Uni.join().all(answers).andFailFast().map(Replicas::present);
        });
    }

    private Uni<Optional<Behind>> ask(Node replica, Context caller, Function<ReadSession, Uni<Boolean>> shows) {
        return reads.runOn(replica, caller, shows)
                .map(shown -> shown ? Optional.<Behind>empty() : Optional.of(new Behind(replica.name(), "behind")))
                .onFailure()
                .recoverWithItem(thrown -> Optional.of(new Behind(replica.name(), Reason.of(thrown))));
    }

    private static List<Behind> present(List<Optional<Behind>> answers) {
        return answers.stream().flatMap(Optional::stream).toList();
    }

    /**
     * A replica that does not show it yet.
     *
     * @param replica its name
     * @param reason "behind", or why it could not answer
     */
    public record Behind(String replica, String reason) {

        @Override
        public String toString() {
            return replica + " (" + reason + ")";
        }
    }
}
