package dev.souk.web.hole;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.souk.web.TestingShop;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.qute.Engine;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** What goes into the holes of a page, when all is well and when it is not. */
class HolesTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final TwoPassPage PAGE = firstPass("{#hole greeting /}, {#hole cart-badge /}, {#hole form-token /}");

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @Test
    void inAttributesAndLoopsEachGetsWhatIsTheVisitors() {
        TwoPassPage page =
                firstPass("<a title=\"{#hole greeting /}\">{#for i in 2}<i>{#hole form-token /}</i>{/for}</a>");
        assertThat(page.holes()).containsExactly(Hole.GREETING, Hole.FORM_TOKEN);
        assertThat(filled(page, TestingFilling.of(Hole.GREETING, " Hello &quot;you&quot; ")))
                .isEqualTo("<a title=\"Hello &quot;you&quot;\"><i>form-token</i><i>form-token</i></a>");
    }

    /** Each comes only when the other has been begun. */
    @Test
    void areFilledAllAtOnce() {
        CompletableFuture<TemplateInstance> greeting = new CompletableFuture<>();
        CompletableFuture<TemplateInstance> badge = new CompletableFuture<>();
        assertThat(filled(
                        PAGE,
                        TestingFilling.of(Hole.GREETING, () -> {
                            badge.complete(TestingFilling.text("3"));
                            return Uni.createFrom().completionStage(greeting);
                        }),
                        TestingFilling.of(Hole.CART_BADGE, () -> {
                            greeting.complete(TestingFilling.text("Hello"));
                            return Uni.createFrom().completionStage(badge);
                        })))
                .isEqualTo("Hello, 3, form-token");
        assertThat(unfilled(Hole.GREETING)).isZero();
    }

    /** The fastest of some: a machine that builds and tests at once stands still now and then. */
    @Test
    void twoSlowOnesTakeAsLongAsOne() {
        Duration slow = Hole.FORM_TOKEN.deadline().dividedBy(5);
        assertThat(fastest(slow(Hole.FORM_TOKEN, slow), never(Hole.GREETING)))
                .isBetween(slow, slow.multipliedBy(3).dividedBy(2));
        assertThat(fastest(never(Hole.CART_BADGE), never(Hole.GREETING)))
                .isBetween(
                        Hole.GREETING.deadline(),
                        Hole.GREETING.deadline().multipliedBy(3).dividedBy(2));
    }

    private Duration fastest(TestingFilling... fillings) {
        Duration fastest = LONG;
        for (int i = 0; i < 5; i++) {
            long begun = System.nanoTime();
            filled(PAGE, fillings);
            Duration taken = Duration.ofNanos(System.nanoTime() - begun);
            fastest = taken.compareTo(fastest) < 0 ? taken : fastest;
        }
        return fastest;
    }

    @Test
    void oneThatIsLateOrFailsGetsItsFallbackAndTheOthersTheirs() {
        assertThat(filled(
                        PAGE,
                        never(Hole.GREETING),
                        TestingFilling.of(
                                        Hole.CART_BADGE,
                                        () -> Uni.createFrom().failure(new IllegalStateException("asked in vain")))
                                .withoutFallback()))
                .isEqualTo("no greeting, , form-token");
        assertThat(filled(PAGE, TestingFilling.of(Hole.FORM_TOKEN, () -> {
                    throw new IllegalStateException("at once");
                })))
                .isEqualTo("greeting, cart-badge, no form-token");
        assertThat(List.of(unfilled(Hole.GREETING), unfilled(Hole.CART_BADGE), unfilled(Hole.FORM_TOKEN)))
                .containsExactly(1.0, 1.0, 1.0);
    }

    @Test
    void oneWhoseFallbackFailsStaysEmpty() {
        assertThat(filled(
                        PAGE,
                        new TestingFilling(
                                Hole.GREETING,
                                () -> Uni.createFrom().failure(new IllegalStateException("no greeting")),
                                Engine.builder()
                                        .addDefaults()
                                        .build()
                                        .parse("{unknown}")
                                        .instance())))
                .isEqualTo(", cart-badge, form-token");
    }

    @Test
    void eachWaitsForItsOwnTime() {
        assertThat(filled(
                        PAGE,
                        never(Hole.GREETING),
                        slow(Hole.FORM_TOKEN, Hole.GREETING.deadline().plusMillis(50))))
                .as("the token is waited for longer")
                .isEqualTo("no greeting, cart-badge, slow");
    }

    @Test
    void aFailureIsToldOnceInAWhileAndCountedEachTime() {
        List<String> told = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                told.add(entry.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger(HoleFailures.class.getName());
        logger.addHandler(handler);
        try {
            TestingTime time = new TestingTime();
            HoleFailures failures = new HoleFailures(metrics, time);
            for (int i = 0; i < 5; i++) {
                failures.add(Hole.GREETING, new IllegalStateException());
            }
            time.now = time.now.plusSeconds(61);
            failures.add(Hole.GREETING, new IllegalStateException());
            failures.add(Hole.FORM_TOKEN, new IllegalStateException());
        } finally {
            logger.removeHandler(handler);
        }
        assertThat(told).hasSize(3);
        assertThat(told.get(1)).contains("greeting", "6");
        assertThat(unfilled(Hole.GREETING)).isEqualTo(6);
    }

    @Test
    void eachHasExactlyOneFilling() {
        assertThatThrownBy(() -> holes(List.of(TestingFilling.of(Hole.GREETING, "Hello"))))
                .hasMessageContaining("cart-badge has no");
        assertThatThrownBy(() -> holes(List.of(
                        TestingFilling.of(Hole.GREETING, "Hello"), TestingFilling.of(Hole.GREETING, "Good day"))))
                .hasMessageContaining("greeting has two");
    }

    private String filled(TwoPassPage page, TestingFilling... fillings) {
        List<HoleFilling> all = new ArrayList<>(List.of(fillings));
        for (Hole hole : Hole.values()) {
            if (Arrays.stream(fillings).noneMatch(filling -> filling.hole() == hole)) {
                all.add(TestingFilling.of(hole, hole.toString()));
            }
        }
        return new String(holes(all).fill(page).await().atMost(LONG).plain(), UTF_8);
    }

    private Holes holes(List<HoleFilling> fillings) {
        return new Holes(fillings, new HoleFailures(metrics, Clock.systemUTC()), TestingShop.english());
    }

    private double unfilled(Hole hole) {
        return metrics.get("souk.page.holes.unfilled")
                .tag("hole", hole.toString())
                .counter()
                .count();
    }

    private static TestingFilling never(Hole hole) {
        return TestingFilling.of(hole, () -> Uni.createFrom().nothing());
    }

    private static TestingFilling slow(Hole hole, Duration delay) {
        return TestingFilling.of(
                hole,
                () -> Uni.createFrom()
                        .item(TestingFilling.text("slow"))
                        .onItem()
                        .delayIt()
                        .by(delay));
    }

    private static TwoPassPage firstPass(String template) {
        SegmentSink sink = new SegmentSink();
        Engine.builder()
                .addDefaults()
                .addSectionHelper(new HoleSection())
                .build()
                .parse(template)
                .instance()
                .consume(sink)
                .toCompletableFuture()
                .join();
        return sink.page();
    }

    private static final class TestingTime extends Clock {

        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
