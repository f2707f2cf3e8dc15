package dev.souk.db;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** One wait, at home and not for long, until a replica has caught up with what a read must see. */
final class CatchUp {

    /** Between two questions to the same replica. */
    private static final Duration PAUSE = Duration.ofMillis(5);

    private final PositionPolls polls;
    private final Home home;
    private final Supplier<List<Node>> behind;
    private final BooleanSupplier reached;
    private final Runnable then;
    private long limit;
    private boolean over;

    /**
     * @param behind those that may catch up; when there are none any more, there is nothing to wait for
     * @param reached whether one has
     * @param then runs once, at home
     */
    CatchUp(PositionPolls polls, Home home, Supplier<List<Node>> behind, BooleanSupplier reached, Runnable then) {
        this.polls = polls;
        this.home = home;
        this.behind = behind;
        this.reached = reached;
        this.then = then;
    }

    void begin(Duration atMost) {
        limit = home.after(atMost, this::end);
        behind.get().forEach(this::poll);
    }

    private void poll(Node node) {
        if (!over) {
            polls.poll(node).onComplete(ignored -> home.execute(() -> look(node)));
        }
    }

    private void look(Node node) {
        if (over) {
            return;
        }
        if (reached.getAsBoolean() || behind.get().isEmpty()) {
            end();
        } else {
            home.after(PAUSE, () -> poll(node));
        }
    }

    private void end() {
        if (!over) {
            over = true;
            home.cancel(limit);
            then.run();
        }
    }
}
