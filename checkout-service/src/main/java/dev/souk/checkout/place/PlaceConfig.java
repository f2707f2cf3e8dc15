package dev.souk.checkout.place;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How orders are placed, {@code souk.checkout.place.*}. */
@ConfigMapping(prefix = "souk.checkout.place")
interface PlaceConfig {

    /** So long a shopper waits for the outcome; then the work goes on without. */
    @WithDefault("5s")
    Duration answerWithin();

    /** So long a pod has a placement for itself: longer than all its calls may take together, with their repetitions. */
    @WithDefault("30s")
    Duration lease();

    /**
     * So long a call that gets no answer is made again. Only the pod that began has the card, so it does not give up soon; commit,
     * charge and the question what became of it, tried for so long each, stay below the lease.
     */
    @WithDefault("8s")
    Duration persistFor();

    /** Between two looks for placements whose pod has died or that are to be tried again. */
    @WithDefault("2s")
    Duration recoverEvery();

    /** Placements that a pod takes up at once: each makes some calls, and shoppers need the other services more. */
    @WithDefault("20")
    int recoverAtOnce();

    /** The first repetition comes after a second, each next one after twice the time, the last ones so much apart. */
    @WithDefault("60s")
    Duration longestPause();

    /** A shopper who has not proved a payment by then will not; it is given up, and the stock is free for others. */
    @WithDefault("15m")
    Duration challengeFor();

    /** Tries to pay for one session in {@code payments-window}: a family's cards, and not a thief's list of them. */
    @WithDefault("10")
    int payments();

    @WithDefault("10m")
    Duration paymentsWindow();
}
