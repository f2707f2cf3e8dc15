package dev.souk.payments;

import dev.souk.payments.PaymentSettings.Webhook;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Tells the webhook's receiver each event until it has heard it. */
final class Courier implements AutoCloseable {

    /** At a time; the receiver is one small shop. */
    private static final int AT_ONCE = 16;

    private static final Duration CONNECT = Duration.ofSeconds(2);

    /** Who takes longer to say "heard" is told again. */
    private static final Duration ANSWER = Duration.ofSeconds(5);

    /** Nothing is due sooner without waking us; this is for clocks that jump. */
    private static final long LONGEST_SLEEP_MILLIS = 1000;

    private final Webhook webhook;
    private final Events events;
    private final FaultSwitch faults;
    private final Clock clock;
    private final Semaphore wakeUp = new Semaphore(0);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    Courier(Webhook webhook, Events events, FaultSwitch faults, Clock clock) {
        this.webhook = webhook;
        this.events = events;
        this.faults = faults;
        this.clock = clock;
    }

    void start() {
        threads.execute(this::work);
    }

    /** There is something new. */
    void wake() {
        wakeUp.release();
    }

    /** Tells at once what happened to {@code charge}; what is not heard is told again later. */
    void tellOf(String charge) {
        events.of(charge).forEach(this::tell);
    }

    private void work() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                workOnce();
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    /** A ledger that cannot be read now can be later; without this the first failure would end all telling. */
    private void workOnce() throws InterruptedException {
        try {
            List<Events.Event> due = events.due(AT_ONCE);
            if (due.isEmpty()) {
                sleep(events.nextDue().orElse(Long.MAX_VALUE));
            } else {
                threads.invokeAll(due.stream()
                        .map(event -> Executors.callable(() -> tell(event)))
                        .toList());
            }
        } catch (RuntimeException failure) {
            System.err.println("events cannot be told for now: " + failure);
            sleep(Long.MAX_VALUE);
        }
    }

    private void sleep(long next) throws InterruptedException {
        long pause = Math.clamp(next - clock.millis(), 1, LONGEST_SLEEP_MILLIS);
        if (wakeUp.tryAcquire(pause, TimeUnit.MILLISECONDS)) {
            wakeUp.drainPermits();
        }
    }

    private void tell(Events.Event event) {
        boolean heard = false;
        for (int time = 0; time < Math.max(1, faults.faults().webhooks().times()); time++) {
            heard = isHeard(event);
        }
        if (heard) {
            events.heard(event);
        } else if (event.attempts() + 1 >= Events.MOST_ATTEMPTS) {
            System.err.println("nobody hears event " + event.id() + ": it is told no more");
            events.heard(event);
        } else {
            events.notHeard(event);
        }
    }

    private boolean isHeard(Events.Event event) {
        try {
            HttpRequest request = HttpRequest.newBuilder(webhook.url())
                    .timeout(ANSWER)
                    .header("Content-Type", "application/json")
                    .header(
                            WebhookSignature.HEADER,
                            WebhookSignature.of(
                                    webhook.secret(), clock.instant().getEpochSecond(), event.body()))
                    .POST(HttpRequest.BodyPublishers.ofString(event.body()))
                    .build();
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status >= 200 && status < 300;
        } catch (IOException notReached) {
            return false;
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        client.shutdownNow();
    }
}
