package dev.souk.db;

import static dev.souk.db.TestingDatabase.fillTable;
import static dev.souk.db.TestingDatabase.number;
import static dev.souk.db.TestingDatabase.onPrimary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.MariaDbNode;
import dev.souk.embedded.ServerState;
import dev.souk.embedded.junit.EmbeddedDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Random writes, reads, lags, deaths and promotions against a simple model of what each visitor may see. Another run by {@code
 * -Dsouk.seed=N}, a longer one by {@code -Dsouk.steps=N}; a failure says at which step of which seed.
 */
@QuarkusTest
@TestProfile(OwnCluster.class)
@WithTestResource(EmbeddedDatabase.class)
class ConsistencyModelTest {

    private static final Logger log = Logger.getLogger(ConsistencyModelTest.class);

    private static final long SEED = Long.getLong("souk.seed", 20_261_126);
    private static final int STEPS = Integer.getInteger("souk.steps", 400);
    private static final int VISITORS = 4;
    private static final long MARKER = 999;
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Database database;
    private final Vertx vertx;
    private final Positions positions;
    private final Random random = new Random(SEED);
    private final List<Register> registers = new ArrayList<>();
    private int reads;
    private int writes;
    private int unavailable;
    private int promotions;
    private long markers;

    @SuppressWarnings("NullAway.Init") // EmbeddedDatabase sets it
    EmbeddedCluster cluster;

    ConsistencyModelTest(Database database, Vertx vertx, Positions positions) {
        this.database = database;
        this.vertx = vertx;
        this.positions = positions;
    }

    /** One row that one visitor writes and all read: the model of it. */
    private static final class Register {

        private final long id;
        private final TestingVisitor owner;
        private final TreeSet<Long> possible = new TreeSet<>(List.of(0L));
        private final long[] seen = new long[VISITORS];
        private long confirmed;
        private long last;

        Register(long id, TestingVisitor owner) {
            this.id = id;
            this.owner = owner;
        }
    }

    @AfterEach
    void heal() {
        cluster.heal();
        TestingDatabase.awaitAllIn();
    }

    @Test
    void nobodySeesWhatTheyMayNot() {
        fillTable(cluster);
        onPrimary(cluster, "insert into notes (id, text) values (%d, '0')".formatted(MARKER));
        for (int i = 0; i < VISITORS; i++) {
            registers.add(new Register(100 + i, new TestingVisitor(vertx, positions)));
            onPrimary(cluster, "insert into notes (id, text) values (%d, '0')".formatted(100 + i));
        }
        awaitSettled();

        for (int step = 0; step < STEPS; step++) {
            String what = "step %d of seed %d".formatted(step, SEED);
            switch (random.nextInt(100)) {
                case 0 -> promote(what);
                case 1, 2, 3 ->
                    whenAllLive(replica -> replica.delayReplication(Duration.ofSeconds(1 + random.nextInt(2))));
                case 4 -> cluster.heal();
                case 5 -> whenAllLive(MariaDbNode::kill);
                default -> {
                    if (random.nextInt(3) == 0) {
                        write(register());
                    } else {
                        read(what, random.nextInt(VISITORS), register());
                    }
                }
            }
        }

        log.infof(
                "seed %d: %d steps, %d writes, %d reads, %d of both unavailable, %d promotions",
                SEED, STEPS, writes, reads, unavailable, promotions);
        assertThat(unavailable).as("what could not be done").isLessThan(STEPS / 10);
    }

    private Register register() {
        return registers.get(random.nextInt(VISITORS));
    }

    private MariaDbNode replica() {
        return cluster.replicas().get(random.nextInt(cluster.replicas().size()));
    }

    private void write(Register register) {
        long version = ++register.last;
        writes++;
        try {
            register.owner.asks(
                    () -> database.write(session -> session.sql("update notes set text = :text where id = :id")
                            .bind("text", Long.toString(version))
                            .bind("id", register.id)
                            .execute()));
            register.confirmed = version;
            register.possible.clear();
            register.possible.add(version);
        } catch (OutcomeUnknown unknown) {
            register.possible.add(version);
        } catch (DatabaseUnavailable nothingWritten) {
            unavailable++;
        }
    }

    private void read(String what, int visitor, Register register) {
        TestingVisitor reader = registers.get(visitor).owner;
        reads++;
        long read;
        try {
            read = reader.asks(() -> ways(register.id));
        } catch (DatabaseUnavailable noAnswer) {
            unavailable++;
            return;
        }
        long least = reader.equals(register.owner) ? register.confirmed : 0;
        if (reader.stale() == null) {
            least = Math.max(least, register.seen[visitor]);
        }
        assertThat(read)
                .as("%s: visitor %d reads the register of %d", what, visitor, register.id - 100)
                .isBetween(least, Math.max(register.confirmed, register.possible.last()));
        register.seen[visitor] = Math.max(register.seen[visitor], read);
    }

    private Uni<Long> ways(long id) {
        Function<ReadSession, Uni<Optional<String>>> find =
                session -> session.sql("select text from notes where id = :id", String.class)
                        .bind("id", id)
                        .one();
        Uni<Optional<String>> found = switch (random.nextInt(4)) {
            case 0 -> database.readOwn(find);
            case 1 -> database.findOwn(find);
            default -> database.read(find);
        };
        return found.map(text -> Long.parseLong(text.orElseThrow()));
    }

    private void whenAllLive(Consumer<MariaDbNode> fault) {
        if (cluster.nodes().stream().allMatch(node -> node.state() == ServerState.UP)) {
            fault.accept(replica());
        }
    }

    /** What no replica has acknowledged may be lost, so all of them are there; the write that is under way may be either. */
    private void promote(String what) {
        log.info(what + ": the primary dies");
        cluster.heal();
        awaitSettled();
        Register register = register();
        MariaDbNode primary = cluster.primary();
        int millis = random.nextInt(20);
        Thread killer = Thread.startVirtualThread(() -> {
            try {
                Thread.sleep(millis);
                primary.kill();
                cluster.promote();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
        for (int i = 0; i < 5; i++) {
            write(register);
        }
        try {
            assertThat(killer.join(LIMIT)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        promotions++;
        awaitSettled();
    }

    /** Every replica has everything, and the application knows all nodes as well. */
    private void awaitSettled() {
        await().atMost(LIMIT).ignoreExceptions().until(() -> {
            onPrimary(cluster, "update notes set text = '%d' where id = %d".formatted(++markers, MARKER));
            return true;
        });
        for (MariaDbNode node : cluster.nodes()) {
            await().atMost(LIMIT)
                    .ignoreExceptions()
                    .until(() -> number(cluster, node, "select text from notes where id = " + MARKER) == markers);
        }
        TestingDatabase.awaitAllIn();
    }
}
