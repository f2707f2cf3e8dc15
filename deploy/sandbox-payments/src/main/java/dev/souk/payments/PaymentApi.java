package dev.souk.payments;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.souk.payments.Charges.Charged;
import dev.souk.payments.Charges.Refunded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** All that the provider answers over HTTP. */
final class PaymentApi implements HttpHandler {

    private static final int MOST_ENTRIES = 500;

    private final Charges charges;
    private final ChallengePages challenges;
    private final Optional<Courier> courier;
    private final FaultSwitch faults;
    private final Duration silence;
    private final byte[] authorization;
    private final SecretKey hashKey;

    PaymentApi(Charges charges, Optional<Courier> courier, FaultSwitch faults, Duration silence, String key) {
        this.charges = charges;
        this.challenges = new ChallengePages(charges, () -> courier.ifPresent(Courier::wake));
        this.courier = courier;
        this.faults = faults;
        this.silence = silence;
        this.authorization = ("Bearer " + key).getBytes(StandardCharsets.UTF_8);
        this.hashKey = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Call call = Call.read(exchange);
        try {
            call.checkSize();
            answer(call);
        } catch (Problem problem) {
            call.send(problem.getStatus(), problem);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            call.drop();
        } catch (RuntimeException failure) {
            System.err.println(call.route() + " failed: " + failure);
            call.send(500, Problem.of(500, "failed", "The provider failed; ask again with the same key."));
        }
    }

    private void answer(Call call) throws IOException, InterruptedException {
        String route = call.route();
        switch (route) {
            case "GET health" -> call.send(200, Map.of("status", "UP"));
            case "GET challenges *" -> challenges.ask(call);
            case "POST challenges *" -> challenges.settle(call);
            default -> {
                requireKey(call.header("Authorization"));
                answerCaller(route, call);
            }
        }
    }

    private void answerCaller(String route, Call call) throws IOException, InterruptedException {
        switch (route) {
            case "POST charges" -> charge(call);
            case "POST charges *" -> abandon(call);
            case "GET charges" -> call.send(200, Map.of("items", ofKey(call)));
            case "GET charges *" -> call.send(200, known(charges.find(call.name())));
            case "POST charges * cancel" -> cancel(call);
            case "POST charges * refunds" -> refund(call);
            case "GET ledger" -> ledger(call);
            case "GET faults" -> call.send(200, faults.faults());
            case "PUT faults" -> {
                faults.turn(Faults.of(call.json()));
                call.send(200, faults.faults());
            }
            default -> throw Problem.notFound("There is nothing at this address.");
        }
    }

    private void requireKey(@Nullable String shown) {
        if (shown == null || !MessageDigest.isEqual(authorization, shown.getBytes(StandardCharsets.UTF_8))) {
            throw Problem.of(401, "unauthorized", "Authorization must carry the key: Bearer <key>.");
        }
    }

    private void charge(Call call) throws IOException, InterruptedException {
        IdempotencyKey key = IdempotencyKey.of(call.header("Idempotency-Key"), call.body(), hashKey);
        NewCharge asked = NewCharge.of(call.json());
        Charged charged = charges.charge(key, asked);
        tell(charged.charge());
        Thread.sleep(faults.faults().answerDelayMillis());
        if (charged.isNew() && Card.of(asked.card()) == Card.SILENT) {
            Thread.sleep(silence);
            call.drop();
        } else {
            call.send(charged.isNew() ? 201 : 200, charged.charge());
        }
    }

    /** A caller that lost its request asks what became of the key, and that it be nothing more. */
    private void abandon(Call call) throws IOException {
        if (!call.name().equals("abandon")) {
            throw Problem.notFound("There is nothing at this address.");
        }
        Fields fields = new Fields(call.json());
        String key = fields.text("idempotencyKey", IdempotencyKey.LONGEST, any -> true, "");
        fields.check();
        call.send(200, Collections.singletonMap("charge", charges.abandon(key).orElse(null)));
    }

    private List<Charge> ofKey(Call call) {
        String key = call.parameter("idempotencyKey")
                .orElseThrow(() -> Problem.of(400, "bad-parameter", "idempotencyKey is missing."));
        return charges.ofKey(key).stream().toList();
    }

    private void cancel(Call call) throws IOException {
        Charge charge = known(charges.cancel(call.name()));
        tell(charge);
        call.send(200, charge);
    }

    private void refund(Call call) throws IOException {
        IdempotencyKey key = IdempotencyKey.of(call.header("Idempotency-Key"), call.body(), hashKey);
        Fields fields = new Fields(call.json());
        long amount = fields.amount("amount", NewCharge.MOST);
        fields.check();
        Refunded refunded = charges.refund(call.name(), key, amount);
        charges.find(call.name()).ifPresent(this::tell);
        call.send(refunded.isNew() ? 201 : 200, refunded.refund());
    }

    private void ledger(Call call) throws IOException {
        long after = number(call, "after", 0, Long.MAX_VALUE);
        int limit = (int) number(call, "limit", MOST_ENTRIES, MOST_ENTRIES);
        List<LedgerEntry> entries = charges.entries(after, limit);
        call.send(200, LedgerPage.of(entries, limit));
    }

    /** Before the caller has its answer, or soon after. */
    private void tell(Charge charge) {
        Consumer<Courier> how =
                faults.faults().webhooks().beforeAnswer() ? courier -> courier.tellOf(charge.id()) : Courier::wake;
        courier.ifPresent(how);
    }

    private static Charge known(Optional<Charge> charge) {
        return charge.orElseThrow(() -> Problem.notFound("There is no such charge."));
    }

    private static long number(Call call, String name, long otherwise, long most) {
        String text = call.parameter(name).orElse(Long.toString(otherwise));
        try {
            long number = Long.parseLong(text);
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // said below
        }
        throw Problem.of(400, "bad-parameter", "%s must be a whole number from 0 to %d.".formatted(name, most));
    }
}
