package dev.souk.checkout.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.souk.checkout.Neighbours;
import dev.souk.embedded.junit.EmbeddedDatabase;
import dev.souk.web.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(
        value = EmbeddedDatabase.class,
        initArgs = {@ResourceArg(name = "schema", value = "checkout"), @ResourceArg(name = "replicas", value = "0")})
@WithTestResource(Neighbours.class)
class PasswordsTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private record Settings(int cost, int atOnce, int waiting) implements PasswordConfig {}

    @Inject
    Passwords passwords;

    @Inject
    PasswordRules rules;

    @Inject
    Vertx vertx;

    @Inject
    MeterRegistry metrics;

    @Test
    void knowsAPasswordAgain() {
        String hash = now(passwords.hash("bric-a-brac"));

        assertThat(hash).startsWith("$2a$04$").doesNotContain("bric");
        assertThat(now(passwords.matches("bric-a-brac", hash))).isTrue();
        assertThat(now(passwords.matches("Bric-a-brac", hash))).isFalse();
        assertThat(now(passwords.hash("bric-a-brac"))).as("salted").isNotEqualTo(hash);
    }

    @Test
    void everyCharacterOfALongOneCounts() {
        String phrase = "0123456789".repeat(15);
        String hash = now(passwords.hash(phrase + "a"));

        assertThat(now(passwords.matches(phrase + "b", hash))).isFalse();
        assertThat(now(passwords.matches(phrase + "a", hash))).isTrue();
    }

    @Test
    void whateverComposesACharacter() {
        String hash = now(passwords.hash("caf\u00e9 au lait"));

        assertThat(now(passwords.matches("cafe\u0301 au lait", hash))).isTrue();
    }

    @Test
    void nobodysHashIsAHashOfTodaysCostThatNothingMatches() {
        assertThat(passwords.isOutdated(passwords.nobodys())).isFalse();
        assertThat(now(passwords.matches("", passwords.nobodys()))).isFalse();
    }

    @Test
    void aHashOfAnotherCostIsOutdated() {
        assertThat(passwords.isOutdated(BcryptUtil.bcryptHash("x", 5))).isTrue();
        assertThat(passwords.isOutdated(BcryptUtil.bcryptHash("x", 4))).isFalse();
    }

    @Test
    void isDoneOnWorkersSoManyAtOnceAndRefusedBeyond() {
        Passwords narrow = new Passwords(new Settings(9, 1, 2), vertx, metrics);
        List<CompletionStage<String>> crowd = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            crowd.add(narrow.hash("password " + i).subscribeAsCompletionStage());
        }

        int done = 0;
        List<ProblemException> refusals = new ArrayList<>();
        for (CompletionStage<String> one : crowd) {
            try {
                one.toCompletableFuture().join();
                done++;
            } catch (CompletionException e) {
                refusals.add((ProblemException) e.getCause());
            }
        }
        assertThat(done).isEqualTo(3);
        assertThat(refusals).hasSize(5).allMatch(refusal -> refusal.problem().status() == 503);
    }

    @Test
    void anEventLoopGoesOnMeanwhile() {
        Passwords slow = new Passwords(new Settings(11, 1, 1), vertx, metrics);
        CompletableFuture<String> order = new CompletableFuture<>();

        vertx.getOrCreateContext().runOnContext(begin -> {
            slow.hash("something slow").subscribe().with(hash -> order.complete("hash"), order::completeExceptionally);
            vertx.getOrCreateContext().runOnContext(next -> order.complete("loop"));
        });

        assertThat(order.orTimeout(60, TimeUnit.SECONDS).join()).isEqualTo("loop");
    }

    @Test
    void anImpossibleCostStopsTheStart() {
        assertThatThrownBy(() -> new Passwords(new Settings(3, 1, 1), vertx, metrics))
                .hasMessageContaining("souk.passwords.cost=3: say 4 to 16");
    }

    @ParameterizedTest
    @CsvSource({
        "'', MISSING",
        "'            ', MISSING",
        "sevenny, TOO_SHORT",
        "password1, COMMON",
        "PassWord1, COMMON",
        "Leyla.Aydin@example.com, COMMON",
        "leyla.aydin, COMMON"
    })
    void whatIsTriedFirstIsRefused(String password, CustomerProblem.Flaw flaw) {
        assertThat(rules.problem("/password", password, "leyla.aydin@example.com"))
                .hasValueSatisfying(problem -> assertThat(problem.flaw()).isEqualTo(flaw));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eight ch", "no digits needed", "\u05e9\u05dc\u05d5\u05dd \u05e9\u05dc\u05d5\u05dd"})
    void anyOtherIsTaken(String password) {
        assertThat(rules.problem("/password", password, "leyla@example.com")).isEmpty();
    }

    @Test
    void lengthIsInCharactersAndEnds() {
        String ottoman = "\ud83d\udecb\ufe0f";
        assertThat(rules.problem("/password", "\ud83d\udecb".repeat(7), "l@example.com"))
                .hasValueSatisfying(problem -> assertThat(problem.flaw()).isEqualTo(CustomerProblem.Flaw.TOO_SHORT));
        assertThat(rules.problem("/password", ottoman.repeat(100), "l@example.com"))
                .isEmpty();
        assertThat(rules.problem("/password", "a1".repeat(101), "l@example.com"))
                .hasValueSatisfying(problem -> assertThat(problem.flaw()).isEqualTo(CustomerProblem.Flaw.TOO_LONG));
    }

    private static <T> T now(Uni<T> work) {
        return work.await().atMost(LIMIT);
    }
}
