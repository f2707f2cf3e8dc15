package dev.souk.db.outbox;

import static dev.souk.db.TestingDatabase.makeTable;
import static dev.souk.db.TestingDatabase.onPrimary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.db.Database;
import dev.souk.db.TestingClock;
import dev.souk.db.TestingDatabase;
import dev.souk.db.TestingMortalDatabase;
import dev.souk.db.TestingMortalDatabase.State;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.junit.EmbeddedDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Relays on a real server, killed at every step, beside each other, and without their primary. */
@QuarkusTest
@WithTestResource(EmbeddedDatabase.class)
class RelayTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final Database database;
    private final Outbox outbox;
    private final Inbox inbox;
    private final TestingClock clock;
    private final TestingRelays relays;

    record Numbered(String key, int number) {}

    @SuppressWarnings("NullAway.Init") // EmbeddedDatabase sets it
    EmbeddedCluster cluster;

    RelayTest(Database database, Outbox outbox, Inbox inbox, TestingClock clock, Vertx vertx) {
        this.database = database;
        this.outbox = outbox;
        this.inbox = inbox;
        this.clock = clock;
        this.relays = new TestingRelays(vertx, clock);
    }

    @BeforeEach
    void makeTables() {
        makeTable(cluster, "outbox");
        makeTable(cluster, "inbox");
        onPrimary(
                cluster,
                "drop table if exists effect",
                "create table effect (event_key varchar(128) not null, attempt int not null)");
    }

    @AfterEach
    void stop() {
        relays.stop();
        cluster.heal();
    }

    /** Where a relay can die. */
    enum Death {
        BEFORE_THE_TAKING_IS_COMMITTED,
        AFTER_THE_TAKING,
        BEFORE_THE_EFFECT,
        AFTER_THE_EFFECT,
        BEFORE_THE_OUTCOME_IS_NOTED,
        AFTER_THE_OUTCOME_IS_NOTED
    }

    @ParameterizedTest
    @EnumSource
    void aRelayThatIsKilledDeliversAndItsReceiverAppliesOnce(Death death) {
        TestingMortalDatabase mortal = mortal(death);
        TestingReceiver victims = TestingReceiver.of(event -> receive(event, death, mortal));
        write("ann", 1);
        relays.start(mortal, victims);
        await().atMost(LIMIT).until(mortal::isDead);
        awaitNumber(applied(), victims.received().isEmpty() || death == Death.BEFORE_THE_EFFECT ? 0 : 1);

        awaitLastWordOf(death);

        TestingReceiver heirs = TestingReceiver.of(this::apply);
        relays.start(database, heirs);
        write("bob", 1);
        await().atMost(LIMIT).until(() -> !heirs.received("bob").isEmpty());
        if (death != Death.BEFORE_THE_TAKING_IS_COMMITTED) {
            assertThat(heirs.received("ann")).as("before the lease is over").isEmpty();
        }
        clock.forward(LEASE);

        awaitNumber("select count(*) from outbox where state = 'delivered'", 2);
        assertThat(number(applied())).isEqualTo(1);
        assertThat(heirs.received("ann")).hasSize(death == Death.AFTER_THE_OUTCOME_IS_NOTED ? 0 : 1);
    }

    @Test
    void eventsOfAKeyComeInTheirOrderAndNeverTwoAtATime() {
        TestingReceiver receiver = TestingReceiver.of(RelayTest::takeSomeTime);
        List<String> keys = List.of("ann", "bob", "cleo");
        int each = 15;
        for (int number = 0; number < each; number++) {
            write(number, keys);
        }
        relays.start(database, receiver);
        relays.start(database, receiver.twin());

        awaitNumber("select count(*) from outbox where state = 'delivered'", (long) each * keys.size());
        for (String key : keys) {
            assertThat(receiver.payloadsAnywhere(key))
                    .containsExactlyElementsOf(IntStream.range(0, each)
                            .mapToObj(number -> "{\"key\":\"%s\",\"number\":%d}".formatted(key, number))
                            .toList());
        }
        assertThat(receiver.collisions()).isEmpty();
    }

    @Test
    void twoRelaysShareTheWorkAndDeliverEachEventOnce() {
        TestingReceiver here = TestingReceiver.of(RelayTest::takeSomeTime);
        TestingReceiver there = here.twin();
        int events = 400;
        write(1, IntStream.range(0, events).mapToObj("key-%d"::formatted).toList());

        relays.start(database, here, "concurrency", "8");
        relays.start(database, there, "concurrency", "8");

        awaitNumber("select count(*) from outbox where state = 'delivered'", events);
        assertThat(here.received().size() + there.received().size()).isEqualTo(events);
        assertThat(here.received()).hasSizeGreaterThan(events / 10);
        assertThat(there.received()).hasSizeGreaterThan(events / 10);
        assertThat(here.collisions()).isEmpty();
        assertThat(there.collisions()).isEmpty();
    }

    @Test
    void poisonIsParkedWhileOthersFlow() {
        TestingReceiver receiver = TestingReceiver.of(
                event -> event.key().equals("poison") && event.payload().contains("\"number\":1}")
                        ? failed("cannot swallow it")
                        : done());
        relays.start(database, receiver, "retry.attempts", "3", "retry.first", "1h", "retry.longest", "1h");
        write("poison", 1);
        write("poison", 2);

        for (int attempt = 1; attempt <= 3; attempt++) {
            String others = "others-" + attempt;
            awaitNumber("select attempt from outbox where last_error is not null", attempt);
            write(others, 1);
            await().atMost(LIMIT).until(() -> !receiver.received(others).isEmpty());
            assertThat(receiver.received("poison").stream().filter(event -> event.attempt() > 1))
                    .hasSize(attempt == 3 ? 2 : attempt - 1);
            if (attempt < 3) {
                clock.forward(Duration.ofHours(2));
            }
        }

        awaitNumber("""
                select count(*) from outbox
                where state = 'parked' and attempt = 3 and last_error = 'IllegalStateException: cannot swallow it'
                """, 1);
        awaitNumber("select count(*) from outbox where state = 'delivered'", 4);
        assertThat(receiver.received("poison"))
                .hasSize(4)
                .last()
                .satisfies(event -> assertThat(event.payload()).contains("\"number\":2}"));
    }

    @Test
    void aDeliveryThatNeverEndsIsGivenUpAndTriedAgain() {
        TestingReceiver receiver = TestingReceiver.of(
                event -> event.attempt() == 1 ? Uni.createFrom().nothing() : done());
        relays.start(database, receiver, "delivery-timeout", "200ms", "retry.first", "1h", "retry.longest", "1h");
        write("ann", 1);
        awaitNumber("select count(*) from outbox where last_error like 'TimeoutException%'", 1);

        clock.forward(Duration.ofHours(2));

        awaitNumber("select count(*) from outbox where state = 'delivered' and attempt = 2", 1);
    }

    @Test
    void goesOnWhenThePrimaryIsBackAndNotesWhatItDeliveredMeanwhile() {
        CompletableFuture<Void> goOn = new CompletableFuture<>();
        TestingReceiver receiver = TestingReceiver.of(event -> Uni.createFrom().completionStage(goOn));
        relays.start(database, receiver);
        write("ann", 1);
        await().atMost(LIMIT).until(() -> receiver.received().size() == 1);

        cluster.primary().kill();
        goOn.complete(null);
        await().atMost(LIMIT).until(() -> now(tryToWrite("lost")) != null);
        cluster.primary().start();
        await().atMost(LIMIT).until(() -> now(tryToWrite("bob")) == null);

        awaitNumber("select count(*) from outbox where state = 'delivered' and event_key in ('ann', 'bob')", 2);
        assertThat(receiver.received("ann")).hasSize(1);
    }

    @Test
    void stopsWhenWhatIsUnderWayHasEnded() {
        CompletableFuture<Void> goOn = new CompletableFuture<>();
        TestingReceiver receiver = TestingReceiver.of(event -> Uni.createFrom().completionStage(goOn));
        Relay relay = relays.start(database, receiver);
        write("ann", 1);
        await().atMost(LIMIT).until(() -> receiver.received().size() == 1);

        CompletableFuture<Void> stopped = relay.stop();
        write("bob", 1);
        assertThat(stopped).isNotDone();
        goOn.complete(null);

        assertThat(stopped).succeedsWithin(LIMIT);
        assertThat(number("select count(*) from outbox where state = 'delivered'"))
                .isEqualTo(1);
        assertThat(receiver.received("bob")).isEmpty();
    }

    @Test
    void removesWhatWasDeliveredLongAgo() {
        Timestamp now = Timestamp.valueOf(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
        onPrimary(cluster, """
                insert into outbox (event_id, topic, event_key, payload, created_at, state, due_at)
                select seq, 'note-written', seq, '{}', '%1$s' - interval 2 day,
                       case seq when 1 then 'waiting' when 2 then 'parked' else 'delivered' end,
                       '%1$s' + interval if(seq > 1500, 20, -1) hour
                from seq_1_to_1600
                """.formatted(now));
        TestingReceiver receiver = TestingReceiver.of(event -> done());

        relays.start(database, receiver, "remove-every", "50ms");

        awaitNumber("select count(*) from outbox where state = 'delivered' and event_id between 3 and 1500", 0);
        awaitNumber("select count(*) from outbox", 102);
        clock.forward(Duration.ofHours(21));
        awaitNumber("select count(*) from outbox where event_id > 1500", 0);
    }

    @Test
    void whatNoRelaySurvivesIsParkedInTheEnd() {
        write("poison", 1);
        for (int attempt = 1; attempt <= 2; attempt++) {
            TestingMortalDatabase mortal = TestingMortalDatabase.of(database);
            TestingReceiver victims = TestingReceiver.of(event -> {
                mortal.die(State.DEAD);
                return Uni.createFrom().nothing();
            });
            relays.start(mortal, victims, "retry.attempts", "2");
            await().atMost(LIMIT).until(mortal::isDead);
            awaitNumber("select attempt from outbox", attempt);
            clock.forward(LEASE);
        }

        TestingReceiver survivors = TestingReceiver.of(event -> done());
        relays.start(database, survivors, "retry.attempts", "2");

        awaitNumber("select count(*) from outbox where state = 'parked' and last_error like 'No attempt came%'", 1);
        assertThat(survivors.received()).isEmpty();
    }

    /** The dying told somebody before what they told the database was committed. */
    private void awaitLastWordOf(Death death) {
        switch (death) {
            case AFTER_THE_TAKING -> awaitNumber("select attempt from outbox", 1);
            case AFTER_THE_OUTCOME_IS_NOTED -> awaitNumber("select count(*) from outbox where state = 'delivered'", 1);
            case BEFORE_THE_TAKING_IS_COMMITTED, BEFORE_THE_EFFECT, AFTER_THE_EFFECT, BEFORE_THE_OUTCOME_IS_NOTED -> {}
        }
    }

    /** Its first write looks for candidates, its second takes one. */
    private TestingMortalDatabase mortal(Death death) {
        TestingMortalDatabase mortal = TestingMortalDatabase.of(database);
        return switch (death) {
            case BEFORE_THE_TAKING_IS_COMMITTED -> mortal.dyingAtWrite(2, State.CUT_OFF);
            case AFTER_THE_TAKING -> mortal.dyingAtWrite(2, State.SENT);
            case BEFORE_THE_EFFECT, AFTER_THE_EFFECT, BEFORE_THE_OUTCOME_IS_NOTED, AFTER_THE_OUTCOME_IS_NOTED -> mortal;
        };
    }

    private Uni<Void> receive(OutboxEvent event, Death death, TestingMortalDatabase mortal) {
        return switch (death) {
            case BEFORE_THE_TAKING_IS_COMMITTED, AFTER_THE_TAKING ->
                throw new IllegalStateException("The dead receive nothing");
            case BEFORE_THE_EFFECT -> {
                mortal.die(State.DEAD);
                yield Uni.createFrom().nothing();
            }
            case AFTER_THE_EFFECT ->
                apply(event)
                        .invoke(() -> mortal.die(State.DEAD))
                        .chain(() -> Uni.createFrom().nothing());
            case BEFORE_THE_OUTCOME_IS_NOTED -> apply(event).invoke(() -> mortal.die(State.DEAD));
            case AFTER_THE_OUTCOME_IS_NOTED -> apply(event).invoke(() -> mortal.die(State.SENT));
        };
    }

    private Uni<Void> apply(OutboxEvent event) {
        return database.write(session -> inbox.once(session, "notes", event.id())
                .chain(first -> first
                        ? session.sql("insert into effect (event_key, attempt) values (:key, :attempt)")
                                .bind("key", event.key())
                                .bind("attempt", event.attempt())
                                .execute()
                                .replaceWithVoid()
                        : done()));
    }

    private static String applied() {
        return "select count(*) from effect where event_key = 'ann'";
    }

    private void write(String key, int number) {
        write(number, List.of(key));
    }

    private void write(int number, List<String> keys) {
        List<Numbered> payloads =
                keys.stream().map(key -> new Numbered(key, number)).toList();
        now(database.write(session -> outbox.addAll(session, TestingReceiver.TOPIC, payloads, Numbered::key)));
    }

    private Uni<Throwable> tryToWrite(String key) {
        return database.write(session -> outbox.add(session, TestingReceiver.TOPIC, key, new Numbered(key, 1)))
                .onItemOrFailure()
                .transform((item, failure) -> failure);
    }

    private void awaitNumber(String sql, long expected) {
        await().atMost(LIMIT).ignoreExceptions().until(() -> number(sql) == expected);
    }

    private long number(String sql) {
        return TestingDatabase.number(cluster, cluster.primary(), sql);
    }

    private static Uni<Void> takeSomeTime(OutboxEvent event) {
        int millis = ThreadLocalRandom.current().nextInt(1, 8);
        return done().onItem().delayIt().by(Duration.ofMillis(millis));
    }

    private static Uni<Void> done() {
        return Uni.createFrom().voidItem();
    }

    private static Uni<Void> failed(String message) {
        return Uni.createFrom().failure(new IllegalStateException(message));
    }

    private static <T> T now(Uni<T> work) {
        return work.await().atMost(LIMIT);
    }
}
