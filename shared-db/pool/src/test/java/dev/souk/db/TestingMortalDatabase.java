package dev.souk.db;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The database as a process sees it that is killed: from then on it does nothing more and hears nothing more, while all that it
 * had committed stays.
 */
public final class TestingMortalDatabase extends Database {

    /** What a killed process still does. */
    public enum State {
        ALIVE,
        /** What it had sent is done, but it does not live to hear so. */
        SENT,
        /** What it had sent is rolled back. */
        CUT_OFF,
        DEAD
    }

    private final Database database;
    private final AtomicInteger writes = new AtomicInteger();
    private volatile State state = State.ALIVE;
    private int lastWrite = Integer.MAX_VALUE;
    private State end = State.DEAD;

    @SuppressWarnings("NullAway") // the real one has them
    private TestingMortalDatabase(Database database) {
        super(null, null);
        this.database = database;
    }

    public static TestingMortalDatabase of(Database database) {
        return new TestingMortalDatabase(database);
    }

    /** Dies at its so-manieth write. */
    public TestingMortalDatabase dyingAtWrite(int number, State how) {
        lastWrite = number;
        end = how;
        return this;
    }

    public void die(State how) {
        state = how;
    }

    public boolean isDead() {
        return state != State.ALIVE;
    }

    @Override
    public <T> Uni<T> write(Function<WriteSession, Uni<T>> work) {
        State now = state;
        if (now == State.ALIVE && writes.incrementAndGet() == lastWrite) {
            now = end;
            state = State.DEAD;
        }
        return switch (now) {
            case ALIVE -> database.write(work);
            case SENT -> unheard(database.write(work));
            case CUT_OFF ->
                unheard(database.write(session -> work.apply(session).chain(TestingMortalDatabase::cut)));
            case DEAD -> Uni.createFrom().nothing();
        };
    }

    private static <T> Uni<T> unheard(Uni<T> sent) {
        return sent.onItemOrFailure()
                .transformToUni((item, failure) -> Uni.createFrom().nothing());
    }

    private static <T> Uni<T> cut(@Nullable T ignored) {
        return Uni.createFrom().failure(new IllegalStateException("The process is gone, its connection too"));
    }
}
