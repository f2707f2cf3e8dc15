package dev.souk.payments;

import com.fasterxml.jackson.databind.JsonNode;

/** How the provider misbehaves, until it is told otherwise or started anew. */
record Faults(WebhookFaults webhooks, int answerDelayMillis) {

    static final Faults NONE = new Faults(new WebhookFaults(0, 1, false), 0);

    private static final int LONGEST_DELAY = 600_000;
    private static final int LONGEST_ANSWER = 60_000;
    private static final int MOST_TIMES = 10;

    /**
     * @param delayMillis how late an event is told
     * @param times how often the same event is told; 0 forgets it
     * @param beforeAnswer whether it is told before the caller has the answer to its request
     */
    record WebhookFaults(int delayMillis, int times, boolean beforeAnswer) {}

    static Faults of(JsonNode body) {
        Fields all = new Fields(body);
        Fields webhooks = new Fields(body.path("webhooks"));
        Faults faults = new Faults(
                new WebhookFaults(
                        webhooks.number("delayMillis", 0, LONGEST_DELAY, 0),
                        webhooks.number("times", 0, MOST_TIMES, 1),
                        webhooks.flag("beforeAnswer")),
                all.number("answerDelayMillis", 0, LONGEST_ANSWER, 0));
        all.check();
        webhooks.check();
        return faults;
    }
}
