package dev.souk.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.souk.embedded.EmbeddedRedis;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two processes of one service, and the Redis between them. */
@QuarkusTest
@WithTestResource(TestingRedis.class)
class LevelledCacheTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    @Inject
    RedisCalls calls;

    @Inject
    ReactiveRedisDataSource data;

    @Inject
    CacheConfig config;

    @Inject
    Vertx vertx;

    @SuppressWarnings("NullAway.Init") // TestingRedis sets it
    EmbeddedRedis redis;

    private final String service = UUID.randomUUID().toString();

    @SuppressWarnings("NullAway.Init")
    private TestingPod one;

    @SuppressWarnings("NullAway.Init")
    private TestingPod two;

    @BeforeEach
    void start() {
        one = new TestingPod("one", service, calls, data, config, vertx);
        two = new TestingPod("two", service, calls, data, config, vertx);
        await().atMost(LONG)
                .until(
                        () -> { // listens
                            one.caches.drop(List.of("hello"), "").await().atMost(LONG);
                            return one.hears() && two.hears();
                        });
    }

    @AfterEach
    void heal() {
        redis.heal();
        one.close();
        two.close();
    }

    @Test
    void isMadeOnceForAllProcesses() {
        assertThat(one.get("teapot")).isEqualTo("teapot by one, 1");
        assertThat(one.get("teapot")).isEqualTo("teapot by one, 1");
        assertThat(two.get("teapot")).isEqualTo("teapot by one, 1");
        assertThat(two.made()).isZero();
    }

    @Test
    void aChangeDropsWhatIsMadeOfItInAllProcessesAndNothingElse() {
        one.get("teapot");
        one.get("cup");
        two.get("teapot");
        two.get("cup");
        one.drop("product:teapot", "1.7");
        await().atMost(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(two.get("teapot")).isEqualTo("teapot by two, 1"));
        assertThat(two.get("cup")).isEqualTo("cup by one, 2");
        assertThat(one.get("teapot")).isEqualTo("teapot by two, 1");
    }

    @Test
    void whatIsMadeOfWhatChangedIsDroppedToo() {
        assertThat(one.poem("teapot", "cup")).isEqualTo("teapot by one, 1; cup by one, 2");
        assertThat(one.poem("jug")).isEqualTo("jug by one, 3");
        two.drop("product:cup", "1.7");
        assertThat(two.poem("teapot", "cup")).isEqualTo("teapot by one, 1; cup by two, 1");
        await().atMost(Duration.ofSeconds(1))
                .untilAsserted(
                        () -> assertThat(one.poem("teapot", "cup")).isEqualTo("teapot by one, 1; cup by two, 1"));
        assertThat(two.poem("jug")).isEqualTo("jug by one, 3");
    }

    @Test
    void allThatIsMadeOfOthersIsMadeAgainOfWhatIsThere() {
        one.poem("teapot", "cup");
        one.drop("poem", "");
        assertThat(two.poem("teapot", "cup")).isEqualTo("teapot by one, 1; cup by one, 2");
        assertThat(one.made() + two.made()).isEqualTo(2);
    }

    /** It has not heard of the change yet: what it makes of what it has is wrong from the start. */
    @Test
    void whatIsMadeOfSomethingThatHasChangedIsNotKept() {
        two.get("teapot");
        deafen();
        one.drop("product:teapot", "1.10");
        two.poem("teapot");
        await().atMost(LONG).untilAsserted(() -> assertThat(two.poem("teapot")).isEqualTo(one.get("teapot")));
        assertThat(one.poem("teapot")).isEqualTo(one.get("teapot")).isNotEqualTo("teapot by two, 1");
    }

    @Test
    void whoHasChangedSomethingSeesItBeforeTheCacheHasHeardOfIt() {
        one.drop("product:cup", "1.10");
        one.get("teapot");
        one.refill.unseen = "1.11";
        assertThat(one.get("teapot")).isEqualTo("teapot by one, 2");
        assertThat(one.getAll("teapot", "jug").values()).containsExactly("teapot by one, 3", "jug by one, 4");
        one.refill.unseen = "1.10";
        assertThat(one.get("teapot")).isEqualTo("teapot by one, 1");
        assertThat(two.get("jug")).isEqualTo("jug by two, 1");
    }

    /** Not every change is told. */
    @Test
    void whatNobodyHearsOfForLongIsTakenForTold() {
        one.drop("product:cup", "1.10");
        one.get("teapot");
        one.refill.unseen = "1.11";
        assertThat(one.get("teapot")).isEqualTo("teapot by one, 2");
        one.later(Duration.ofSeconds(11));
        assertThat(one.get("teapot")).isEqualTo("teapot by one, 1");
        one.refill.unseen = "1.12";
        assertThat(one.get("teapot")).isEqualTo("teapot by one, 3");
    }

    @Test
    void oneValueIsDroppedByItsName() {
        one.get("teapot");
        one.get("cup");
        two.get("teapot");
        two.get("cup");
        one.drop("text:teapot", "");
        await().atMost(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(two.get("teapot")).isEqualTo("teapot by two, 1"));
        assertThat(two.get("cup")).isEqualTo("cup by one, 2");
    }

    @Test
    void whoHasJustBegunDropsAllThatOthersKeep() {
        one.get("teapot");
        one.get("cup");
        await().atMost(LONG).until(() -> inRedis() == 2);
        Caches begun = new Caches(
                new SharedLevel(calls, config, service),
                data,
                one.refill,
                vertx,
                config,
                new CacheMetrics(new SimpleMeterRegistry()),
                Clock.systemUTC());

        assertThat(begun.dropAll().await().atMost(LONG)).isEqualTo(2);

        assertThat(inRedis()).isZero();
        await().atMost(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(one.get("teapot")).isEqualTo("teapot by one, 3"));
    }

    @Test
    void countsByLevelWhatBecameOfThoseWhoAsked() {
        one.get("teapot");
        await().atMost(LONG).until(() -> inRedis() == 1);
        await().atMost(LONG).until(() -> {
            one.get("teapot");
            return count(one, "souk.cache.found", "level", "process")
                    == 1; // not the first time, when it has just begun to listen
        });
        two.get("teapot");

        assertThat(count(one, "souk.cache.made")).isEqualTo(1);
        assertThat(count(two, "souk.cache.found", "level", "redis")).isEqualTo(1);
        assertThat(count(two, "souk.cache.made")).isZero();

        one.later(Duration.ofMinutes(30)).outage().get("teapot");

        assertThat(count(one, "souk.cache.failed")).isEqualTo(1);
        assertThat(count(one, "souk.cache.late")).isEqualTo(1);
    }

    @Test
    void whatIsMadeAfterAChangeHasSeenIt() {
        one.get("teapot");
        one.drop("product:teapot", "3.99");
        one.drop("product:cup", "3.120");
        one.drop("product:jug", "3.119");
        one.drop("product:mug", "2.500");
        two.get("teapot");
        assertThat(two.refill.positions).containsExactly("3.120");
    }

    @Test
    void whatWasBegunBeforeAChangeIsNotKept() {
        CountDownLatch read = new CountDownLatch(1);
        CountDownLatch changed = new CountDownLatch(1);
        one.beforeMaking = () -> {
            read.countDown();
            join(changed);
        };
        CompletableFuture<Optional<String>> slow = one.ask("teapot").subscribeAsCompletionStage();
        join(read);
        two.drop("product:teapot", "1.8");
        changed.countDown();
        assertThat(slow.join()).contains("teapot by one, 1");
        one.beforeMaking = () -> {};

        assertThat(two.get("teapot")).isEqualTo("teapot by two, 1");
        await().atMost(LONG).untilAsserted(() -> assertThat(one.get("teapot")).isEqualTo("teapot by two, 1"));
    }

    @Test
    void aThousandWhoMissAtOnceMakeItOnce() {
        List<Uni<Optional<String>>> asked = IntStream.range(0, 1000)
                .mapToObj(i -> (i % 2 == 0 ? one : two).ask("teapot"))
                .toList();
        List<Optional<String>> answers =
                Uni.join().all(asked).andFailFast().await().atMost(LONG);
        assertThat(Set.copyOf(answers)).hasSize(1);
        assertThat(one.made() + two.made()).isEqualTo(1);
    }

    @Test
    void manyAreMadeInOneGo() {
        assertThat(one.getAll("a", "b", "c").values()).containsExactly("a by one, 1", "b by one, 2", "c by one, 3");
        assertThat(two.getAll("c", "d", "a", "a").keySet()).containsExactly("c", "d", "a");
        assertThat(one.makings).containsExactly(List.of("a", "b", "c"));
        assertThat(two.makings).containsExactly(List.of("d"));
    }

    @Test
    void somethingOldIsServedOnceMoreAndMadeAgainByOne() {
        one.get("teapot");
        two.get("teapot");
        one.later(Duration.ofSeconds(90));
        two.later(Duration.ofSeconds(90));
        assertThat(one.get("teapot")).isEqualTo("teapot by one, 1");
        await().atMost(LONG).untilAsserted(() -> assertThat(one.get("teapot")).isEqualTo("teapot by one, 2"));
        assertThat(two.get("teapot")).isIn("teapot by one, 1", "teapot by one, 2");
        await().atMost(LONG).untilAsserted(() -> assertThat(two.get("teapot")).isEqualTo("teapot by one, 2"));
        assertThat(two.made()).isZero();
    }

    @Test
    void somethingSpentIsBetterThanAnOutageAndSaysSo() {
        one.get("teapot");
        one.later(Duration.ofMinutes(30));
        one.refill.outage = true;
        assertThat(one.get("teapot")).isEqualTo("teapot by one, 1");
        assertThat(one.refill.late).isGreaterThanOrEqualTo(Duration.ofMinutes(30));
        assertThat(two.later(Duration.ofMinutes(30)).outage().get("teapot")).isEqualTo("teapot by one, 1");
        assertThatThrownBy(() -> one.get("never-made")).hasMessageContaining("outage");

        one.refill.outage = false;
        assertThat(one.get("teapot")).isEqualTo("teapot by one, 2");
    }

    @Test
    void whatIsMadeOfSomethingOldSaysSoToAllWhoGetIt() {
        one.refill.madeOf = Duration.ofSeconds(7);
        one.get("teapot");
        one.refill.late = Duration.ZERO;
        assertThat(one.get("teapot")).isEqualTo("teapot by one, 1");
        assertThat(one.refill.late).isGreaterThanOrEqualTo(Duration.ofSeconds(7));
        assertThat(two.get("teapot")).isEqualTo("teapot by two, 1");
    }

    @Test
    void afterAChangeToo() {
        one.get("teapot");
        one.drop("product:teapot", "1.9");
        one.refill.outage = true;
        assertThat(one.get("teapot")).isEqualTo("teapot by one, 1");
        assertThat(one.refill.late).isPositive();
    }

    @Test
    void nothingIsKnownForAWhileAndFillsNothing() {
        one.missing.add("ghost");
        assertThat(one.get("ghost")).isEqualTo("nothing");
        assertThat(one.get("ghost")).isEqualTo("nothing");
        assertThat(one.made()).isEqualTo(1);
        two.missing.add("ghost");
        assertThat(two.get("ghost")).isEqualTo("nothing");
        assertThat(two.made()).isEqualTo(1);
        one.missing.clear();
        assertThat(one.later(Duration.ofSeconds(30)).get("ghost")).isEqualTo("ghost by one, 2");
    }

    @Test
    void aFailureIsNotKept() {
        one.beforeMaking = () -> {
            throw new IllegalStateException("no such page");
        };
        assertThatThrownBy(() -> one.get("teapot")).hasMessageContaining("no such page");
        one.beforeMaking = () -> {};
        assertThat(one.get("teapot")).isEqualTo("teapot by one, 1");
        assertThat(two.get("teapot")).isEqualTo("teapot by one, 1");
    }

    @Test
    void aMissedMessageHeals() {
        one.get("teapot");
        two.get("teapot");
        deafen();
        one.drop("product:teapot", "1.10");
        await().atMost(LONG).untilAsserted(() -> assertThat(two.get("teapot")).isEqualTo("teapot by two, 1"));
    }

    /** Its eviction knows nothing of what is made of what. */
    @Test
    void whatRedisForgotToDropIsMadeAgain() {
        one.get("teapot");
        await().atMost(LONG).until(() -> inRedis() == 1);
        redis("del", "{" + service + "}:made-of:product:teapot");
        one.drop("product:teapot", "1.10");
        assertThat(inRedis()).isEqualTo(1);
        assertThat(one.get("teapot")).isEqualTo("teapot by one, 2");
    }

    @Test
    void aRedisThatIsEmptiedIsFilledAgain() {
        one.drop("product:teapot", "1.10");
        one.get("teapot");
        redis("flushall");
        await().atMost(LONG).until(() -> one.caches.changes().latest() == 0);
        one.get("teapot");
        int made = one.made();
        assertThat(one.get("teapot")).isEqualTo("teapot by one, " + made);
        await().atMost(LONG).untilAsserted(() -> assertThat(two.get("teapot")).isEqualTo("teapot by one, " + made));
        assertThat(one.made()).isEqualTo(made);
    }

    @Test
    void whatCannotBeWrittenIsAFailureAndHoldsUpNobody() {
        one.unwritable = true;
        assertThatThrownBy(() -> one.get("teapot")).hasMessageContaining("cannot be written");
        one.unwritable = false;
        assertThat(one.get("teapot")).isEqualTo("teapot by one, 2");
    }

    @Test
    void aProcessThatDiesWhileItMakesHoldsUpNobodyForLong() {
        one.beforeMaking = () -> join(new CountDownLatch(1));
        one.ask("teapot").subscribe().with(never -> {}, failure -> {});
        await().atMost(LONG).until(() -> one.refill.running.get() > 0);
        assertThat(two.get("teapot")).isEqualTo("teapot by two, 1");
    }

    @Test
    void withoutRedisTheFirstLevelAndTheMakerCarryOn() {
        one.get("teapot");
        redis.kill();
        assertThat(one.get("teapot")).isEqualTo("teapot by one, 1");
        assertThat(one.get("cup")).isEqualTo("cup by one, 2");
        assertThat(one.get("cup")).isEqualTo("cup by one, 2");
        assertThatThrownBy(() -> one.drop("product:cup", "")).isNotNull();
    }

    /** Nobody can tell them of changes. */
    @Test
    void withoutRedisProcessesTrustForAMomentOnlyWhatTheyHave() {
        one.get("teapot");
        redis.kill();
        await().atMost(LONG).until(() -> one.caches.changes().mayBeMissed());
        one.later(Duration.ofSeconds(10));
        assertThat(one.get("teapot")).isEqualTo("teapot by one, 1");
        await().atMost(LONG).untilAsserted(() -> assertThat(one.get("teapot")).isEqualTo("teapot by one, 2"));
        assertThat(one.get("teapot")).isEqualTo("teapot by one, 2");
    }

    @Test
    void aStoppedRedisCostsLittle() {
        redis.stop();
        IntStream.range(0, 20).forEach(i -> one.get("product-" + i));
        long started = System.nanoTime();
        IntStream.range(20, 220).forEach(i -> one.get("product-" + i));
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(10));
    }

    /** For a moment, until they listen again. */
    private void deafen() {
        redis("client", "kill", "type", "pubsub");
    }

    private long inRedis() {
        return one.caches.state().await().atMost(LONG).caches().stream()
                .mapToLong(cache -> Objects.requireNonNullElse(cache.inRedis(), -1L))
                .sum();
    }

    private static double count(TestingPod pod, String name, String... tags) {
        return pod.meters
                .get(name)
                .tag("kind", "text")
                .tags(tags)
                .functionCounter()
                .count();
    }

    private void redis(String command, String... arguments) {
        Request request = Request.cmd(Command.create(command));
        for (String argument : arguments) {
            request.arg(argument);
        }
        calls.call(request, LONG).await().atMost(LONG);
    }

    private static void join(CountDownLatch latch) {
        try {
            latch.await(LONG.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
