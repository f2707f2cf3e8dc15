package dev.souk.db.outbox;

/** Refuses settings that would work against each other. */
final class OutboxLimits {

    private OutboxLimits() {}

    /** @throws IllegalArgumentException naming the setting, its value and a way out */
    static void check(OutboxConfig config) {
        atLeastOne("souk.outbox.concurrency", config.concurrency());
        atLeastOne("souk.outbox.poll", config.poll().toMillis());
        atLeastOne("souk.outbox.delivery-timeout", config.deliveryTimeout().toMillis());
        atLeastOne("souk.outbox.remove-every", config.removeEvery().toMillis());
        atLeastOne("souk.outbox.retry.first", config.retry().first().toMillis());
        atLeastOne("souk.outbox.retry.attempts", config.retry().attempts());
        if (config.lease().compareTo(config.deliveryTimeout()) <= 0) {
            throw new IllegalArgumentException(
                    "souk.outbox.lease (%d ms) must be longer than souk.outbox.delivery-timeout (%d ms), or two pods"
                                    .formatted(
                                            config.lease().toMillis(),
                                            config.deliveryTimeout().toMillis())
                            + " deliver an event at once. Raise the one or lower the other");
        }
    }

    private static void atLeastOne(String setting, long number) {
        if (number < 1) {
            throw new IllegalArgumentException("%s: %d is too little. Write 1 or more".formatted(setting, number));
        }
    }
}
