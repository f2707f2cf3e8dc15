package dev.souk.db.idempotency;

import static dev.souk.db.TestingDatabase.connect;
import static dev.souk.db.TestingDatabase.execute;
import static dev.souk.db.TestingDatabase.makeTable;
import static dev.souk.db.TestingDatabase.number;
import static dev.souk.db.TestingDatabase.onPrimary;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.souk.db.Database;
import dev.souk.db.ExpiredRows;
import dev.souk.db.TestingClock;
import dev.souk.db.WriteSession;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.junit.EmbeddedDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedDatabase.class)
class IdempotencyKeysTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final IdempotencyKey KEY = key("order-1", "{\"pay\":1}");
    private static final StoredAnswer CREATED =
            new StoredAnswer(201, Map.of("Location", "/orders/7"), "{\"text\":\"Grün\"}");

    private final Database database;
    private final IdempotencyKeys keys;
    private final ExpiredRows expired;
    private final TestingClock clock;

    @SuppressWarnings("NullAway.Init") // EmbeddedDatabase sets it
    EmbeddedCluster cluster;

    IdempotencyKeysTest(Database database, IdempotencyKeys keys, ExpiredRows expired, TestingClock clock) {
        this.database = database;
        this.keys = keys;
        this.expired = expired;
        this.clock = clock;
    }

    @BeforeEach
    void makeTables() {
        makeTable(cluster, "idempotency_key");
        onPrimary(
                cluster,
                "create table if not exists effect (id bigint auto_increment primary key)",
                "delete from effect");
    }

    @Test
    void manyTwinsAtOnceHaveOneEffectAndOneAnswer() {
        List<Uni<StoredAnswer>> twins =
                IntStream.range(0, 40).mapToObj(twin -> create()).toList();

        List<Object> outcomes = outcomes(twins);

        assertThat(effects()).isEqualTo(1);
        assertThat(outcomes).contains(CREATED).allMatch(IdempotencyKeysTest::isAnswerOrInUse);
    }

    @Test
    void aTwinWaitsForTheFirstAndReplaysItsAnswer() {
        CompletableFuture<Void> goOn = new CompletableFuture<>();
        CompletableFuture<StoredAnswer> first = claimAndWait(goOn);

        CompletableFuture<StoredAnswer> twin = create().subscribeAsCompletionStage();
        goOn.complete(null);

        assertThat(twin).succeedsWithin(LIMIT).isEqualTo(CREATED);
        assertThat(first).succeedsWithin(LIMIT).isEqualTo(CREATED);
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void aFirstThatIsRolledBackLeavesTheKeyToItsTwins() {
        CompletableFuture<Void> goOn = new CompletableFuture<>();
        CompletableFuture<StoredAnswer> first = claimAndWait(goOn);

        List<Uni<StoredAnswer>> twins = IntStream.range(0, 8)
                .mapToObj(twin -> create().subscribeAsCompletionStage())
                .map(twin -> Uni.createFrom().completionStage(twin))
                .toList();
        goOn.completeExceptionally(new IllegalStateException("rolled back"));

        assertThat(first).failsWithin(LIMIT);
        assertThat(outcomes(twins)).contains(CREATED).allMatch(IdempotencyKeysTest::isAnswerOrInUse);
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void aTwinOfOneThatHangsIsToldSoInBoundedTime() {
        CompletableFuture<Void> goOn = new CompletableFuture<>();
        CompletableFuture<StoredAnswer> first = claimAndWait(goOn);

        assertThatThrownBy(() -> now(create())).isInstanceOf(IdempotencyKeyInUse.class);

        goOn.complete(null);
        assertThat(first).succeedsWithin(LIMIT).isEqualTo(CREATED);
        assertThat(effects()).isEqualTo(1);
    }

    /** The other has changed more, so the server ends our transaction; with its row gone the other goes on. */
    @Test
    void aDeadlockIsNoTwin() throws SQLException {
        now(create());
        AtomicInteger runs = new AtomicInteger();
        try (Connection other = connect(cluster)) {
            other.setAutoCommit(false);
            execute(other, "insert into effect (id) select seq from seq_100_to_200");
            execute(other, "select * from idempotency_key for update");

            CompletableFuture<Void> crossing = new CompletableFuture<>();
            Claim claim = now(database.write(session -> session.sql("insert into effect (id) values (77)")
                    .execute()
                    .invoke(() -> {
                        if (runs.incrementAndGet() == 1) {
                            Thread.startVirtualThread(() -> {
                                execute(other, "select * from effect where id = 77 for update");
                                execute(other, "rollback");
                                crossing.complete(null);
                            });
                        }
                    })
                    .chain(() -> keys.claim(session, KEY))));

            assertThat(crossing).succeedsWithin(LIMIT);
            assertThat(claim).isEqualTo(new Claim.Answered(CREATED));
            assertThat(runs).hasValue(2);
        }
    }

    @Test
    void anotherBodyIsRefusedAndAnotherCallerIsAnother() {
        now(create());

        assertThatThrownBy(() -> now(claim(key("order-1", "{\"pay\": 1}")))).isInstanceOf(IdempotencyKeyReused.class);
        assertThat(claimed(KEY)).isEqualTo(new Claim.Answered(CREATED));
        for (IdempotencyKey other : List.of(
                key("order-2", "{\"pay\":1}"),
                new IdempotencyKey("bob", "POST", "/orders", "order-1", KEY.body()),
                new IdempotencyKey("ann", "PUT", "/orders", "order-1", KEY.body()),
                new IdempotencyKey("annP", "OST", "/orders", "order-1", KEY.body()),
                new IdempotencyKey("ann", "POST", "/carts", "order-1", KEY.body()))) {
            assertThat(claimed(other)).isEqualTo(new Claim.Fresh());
        }
    }

    @Test
    void longWorkIsFoundByItsReferenceUntilItIsAnswered() {
        Claim first = now(database.write(session -> keys.claim(session, KEY, "work-7")));
        assertThat(first).isEqualTo(new Claim.Fresh());
        assertThat(claimed(KEY)).isEqualTo(new Claim.Running(Optional.of("work-7")));

        now(database.write(session -> keys.answer(session, KEY, CREATED)));
        now(database.write(session -> keys.answer(session, KEY, new StoredAnswer(200, Map.of(), "later"))));
        now(database.write(session -> keys.release(session, KEY)));

        assertThat(claimed(KEY)).isEqualTo(new Claim.Answered(CREATED));
    }

    @Test
    void aKeyThatWasLetGoIsFreshAgain() {
        now(database.write(session -> keys.claim(session, KEY, "work-7")));

        now(database.write(session -> keys.release(session, KEY)));

        assertThat(claimed(KEY)).isEqualTo(new Claim.Fresh());
    }

    @Test
    void afterADayAKeyIsFreshAgainWhateverItsBody() {
        now(create());
        clock.forward(Duration.ofHours(23));
        assertThat(claimed(KEY)).isEqualTo(new Claim.Answered(CREATED));

        clock.forward(Duration.ofHours(2));

        IdempotencyKey later = key("order-1", "{\"other\":1}");
        assertThat(claimed(later)).isEqualTo(new Claim.Fresh());
        assertThat(claimed(later)).isEqualTo(new Claim.Running(Optional.empty()));
    }

    @Test
    void expiredKeysAreRemovedBatchByBatch() {
        now(create());
        clock.forward(Duration.ofHours(12));
        onPrimary(cluster, """
                insert into idempotency_key (id, body_hash, asked, expires_at)
                select unhex(sha2(seq, 256)), unhex(sha2('', 256)), 1, utc_timestamp(3) - interval 1 minute
                from seq_1_to_1200
                """);

        assertThat(now(expired.remove("idempotency_key"))).isEqualTo(1_200);
        assertThat(claimed(KEY)).isEqualTo(new Claim.Answered(CREATED));

        clock.forward(Duration.ofHours(13));
        assertThat(now(expired.remove("idempotency_key"))).isEqualTo(1);
    }

    /** What an endpoint does whose effect is one transaction. */
    private Uni<StoredAnswer> create() {
        return database.write(session -> keys.claim(session, KEY).chain(claim -> switch (claim) {
            case Claim.Fresh fresh -> effectAndAnswer(session);
            case Claim.Answered answered -> Uni.createFrom().item(answered.answer());
            case Claim.Running running -> Uni.createFrom().failure(new IdempotencyKeyInUse());
        }));
    }

    /** The transaction that was first, still open when this returns. */
    private CompletableFuture<StoredAnswer> claimAndWait(CompletableFuture<Void> goOn) {
        CompletableFuture<Claim> claimed = new CompletableFuture<>();
        Uni<StoredAnswer> first = database.write(session -> keys.claim(session, KEY)
                .invoke(claimed::complete)
                .chain(() -> Uni.createFrom().completionStage(goOn))
                .chain(() -> effectAndAnswer(session)));
        CompletableFuture<StoredAnswer> running = first.subscribeAsCompletionStage();
        assertThat(claimed).succeedsWithin(LIMIT).isEqualTo(new Claim.Fresh());
        return running;
    }

    private Uni<StoredAnswer> effectAndAnswer(WriteSession session) {
        return effect(session).chain(() -> keys.answer(session, KEY, CREATED)).replaceWith(CREATED);
    }

    private static Uni<Integer> effect(WriteSession session) {
        return session.sql("insert into effect (id) values (null)").execute();
    }

    private Uni<Claim> claim(IdempotencyKey key) {
        return database.write(session -> keys.claim(session, key));
    }

    private Claim claimed(IdempotencyKey key) {
        return now(claim(key));
    }

    private long effects() {
        return number(cluster, cluster.primary(), "select count(*) from effect");
    }

    private static List<Object> outcomes(List<Uni<StoredAnswer>> twins) {
        List<Object> outcomes = new ArrayList<>();
        List<Uni<Object>> settled = twins.stream()
                .map(twin ->
                        twin.onItemOrFailure().<Object>transform((item, failure) -> failure == null ? item : failure))
                .toList();
        now(Uni.join().all(settled).andCollectFailures()).forEach(outcomes::add);
        return outcomes;
    }

    private static boolean isAnswerOrInUse(Object outcome) {
        return outcome.equals(CREATED) || outcome instanceof IdempotencyKeyInUse;
    }

    private static IdempotencyKey key(String key, String body) {
        return new IdempotencyKey("ann", "POST", "/orders", key, body.getBytes(UTF_8));
    }

    private static <T> T now(Uni<T> work) {
        return work.await().atMost(LIMIT);
    }
}
