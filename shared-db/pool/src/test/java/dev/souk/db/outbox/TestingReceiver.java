package dev.souk.db.outbox;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** Receives as a test says, and writes down what it saw, and whether anything came twice at a time. */
final class TestingReceiver implements OutboxReceiver {

    static final String TOPIC = "note-written";

    private final Queue<OutboxEvent> received = new ConcurrentLinkedQueue<>();
    private final Pods pods;
    private final Function<OutboxEvent, Uni<Void>> work;

    private TestingReceiver(Pods pods, Function<OutboxEvent, Uni<Void>> work) {
        this.pods = pods;
        this.work = work;
    }

    static TestingReceiver of(Function<OutboxEvent, Uni<Void>> work) {
        return new TestingReceiver(new Pods(), work);
    }

    /** The receiver of another pod. */
    TestingReceiver twin() {
        return new TestingReceiver(pods, work);
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public Uni<Void> deliver(OutboxEvent event) {
        received.add(event);
        pods.began(event);
        return work.apply(event).onTermination().invoke(() -> pods.ended(event));
    }

    List<OutboxEvent> received() {
        return List.copyOf(received);
    }

    List<OutboxEvent> received(String key) {
        return received.stream().filter(event -> event.key().equals(key)).toList();
    }

    /** What all pods received of a key. */
    List<String> payloadsAnywhere(String key) {
        return pods.received.stream()
                .filter(event -> event.key().equals(key))
                .map(OutboxEvent::payload)
                .toList();
    }

    /** Keys of which two events were delivered at the same time, here or there. */
    List<String> collisions() {
        return List.copyOf(pods.collisions);
    }

    private static final class Pods {

        private final Set<String> keysUnderWay = ConcurrentHashMap.newKeySet();
        private final Queue<String> collisions = new ConcurrentLinkedQueue<>();
        private final Queue<OutboxEvent> received = new ConcurrentLinkedQueue<>();

        private void began(OutboxEvent event) {
            if (!keysUnderWay.add(event.key())) {
                collisions.add(event.key());
            }
            received.add(event);
        }

        private void ended(OutboxEvent event) {
            keysUnderWay.remove(event.key());
        }
    }
}
