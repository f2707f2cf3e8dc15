package dev.souk.catalog.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import jakarta.ws.rs.ServiceUnavailableException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TurnstileTest {

    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void letsInTheNextWhenOneLeaves() {
        Turnstile turnstile = turnstile(LONG);
        UniAssertSubscriber<String> first = enters(turnstile, Uni.createFrom().nothing());
        UniAssertSubscriber<String> second = enters(turnstile, Uni.createFrom().item("in"));
        second.assertNotTerminated();

        first.cancel();

        second.assertItem("in");
        enters(turnstile, Uni.createFrom().item("free again")).assertItem("free again");
    }

    @Test
    void turnsAwayWhoFindsItTooCrowded() {
        Turnstile turnstile = turnstile(LONG);
        enters(turnstile, Uni.createFrom().nothing());
        enters(turnstile, Uni.createFrom().nothing());

        enters(turnstile, Uni.createFrom().item("in")).assertFailedWith(ServiceUnavailableException.class);
    }

    @Test
    void whoGoesAwayWhileWaitingTakesNoPlaceWithThem() {
        Turnstile turnstile = turnstile(LONG);
        UniAssertSubscriber<String> first = enters(turnstile, Uni.createFrom().nothing());
        enters(turnstile, Uni.createFrom().item("never")).cancel();
        UniAssertSubscriber<String> third = enters(turnstile, Uni.createFrom().item("in"));

        first.cancel();

        third.assertItem("in");
        enters(turnstile, Uni.createFrom().item("free again")).assertItem("free again");
    }

    @Test
    void whoseTurnCameAndWhoWasGoneByThenGivesThePlaceOn() {
        Turnstile turnstile = turnstile(LONG);
        UniAssertSubscriber<String> first = enters(turnstile, Uni.createFrom().nothing());
        UniAssertSubscriber<String> second = enters(turnstile, Uni.createFrom().nothing());
        first.cancel();

        second.cancel();
        second.cancel();

        enters(turnstile, Uni.createFrom().item("free")).assertItem("free");
        UniAssertSubscriber<String> inside = enters(turnstile, Uni.createFrom().nothing());
        enters(turnstile, Uni.createFrom().item("waits")).assertNotTerminated();
        inside.cancel();
    }

    @Test
    void patienceEndsWithoutTakingAPlace() {
        Turnstile turnstile = turnstile(SHORT);
        UniAssertSubscriber<String> first = enters(turnstile, Uni.createFrom().nothing());
        Uni<String> impatient = turnstile.pass(() -> Uni.createFrom().item("never"));

        assertThatThrownBy(() -> impatient.await().atMost(LONG)).isInstanceOf(ServiceUnavailableException.class);

        first.assertNotTerminated();
        enters(turnstile, Uni.createFrom().item("never")).assertNotTerminated();
        first.cancel();
        assertThat(turnstile.pass(() -> Uni.createFrom().item("in")).await().atMost(LONG))
                .isEqualTo("in");
    }

    private static UniAssertSubscriber<String> enters(Turnstile turnstile, Uni<String> work) {
        return turnstile.pass(() -> work).subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    /** One place, and room for one who waits. */
    private static Turnstile turnstile(Duration patience) {
        return Turnstile.of(new TestingCrowd(patience));
    }

    private record TestingCrowd(Duration patience) implements StockConfig.Crowd {

        @Override
        public int atOnce() {
            return 1;
        }

        @Override
        public int queue() {
            return 1;
        }
    }
}
