package dev.souk.checkout.payment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.souk.money.Money;
import dev.souk.web.service.RemoteAnswer;
import dev.souk.web.service.RemoteService;
import dev.souk.web.service.RemoteServices;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sandbox provider, which moves no money. */
@ApplicationScoped
class SandboxGateway implements PaymentGateway {

    private static final String KEY = "Idempotency-Key";

    private final RemoteService provider;

    SandboxGateway(RemoteServices services, PaymentConfig config) {
        this.provider = services.at("payments", config, config.key());
    }

    @Override
    public Uni<Charge> charge(NewCharge wanted) {
        ChargeRequest request = new ChargeRequest(
                wanted.amount().amount(),
                wanted.amount().currency(),
                wanted.card().number(),
                wanted.key(),
                wanted.returnUrl());
        return provider.send(HttpMethod.POST, "/charges", request, Map.of(KEY, wanted.key()))
                .map(SandboxGateway::charge);
    }

    @Override
    public Uni<Optional<Charge>> ofKey(String key) {
        return provider.get("/charges?idempotencyKey=" + URLEncoder.encode(key, StandardCharsets.UTF_8))
                .map(answer -> answer.required().as(Charges.class).items().stream()
                        .findFirst()
                        .map(WireCharge::charge));
    }

    @Override
    public Uni<Optional<Charge>> abandon(String key) {
        return provider.post("/charges/abandon", new AbandonRequest(key))
                .map(answer -> Optional.ofNullable(
                                answer.required().as(Abandoned.class).charge())
                        .map(WireCharge::charge));
    }

    @Override
    public Uni<Charge> find(String id) {
        return provider.get("/charges/" + id).map(SandboxGateway::charge);
    }

    @Override
    public Uni<Charge> cancel(String id) {
        return provider.post("/charges/" + id + "/cancel", null).map(SandboxGateway::charge);
    }

    /** The key is made of the charge's own, so that all of it is given back once, whoever asks. */
    @Override
    public Uni<Void> refund(String id, String key, Money amount) {
        RefundRequest request = new RefundRequest(amount.amount());
        return provider.send(HttpMethod.POST, "/charges/" + id + "/refunds", request, Map.of(KEY, key + "-refund"))
                .map(RemoteAnswer::required)
                .replaceWithVoid();
    }

    @Override
    public Uni<LedgerPage> ledger(long after) {
        return provider.get("/ledger?limit=500&after=" + after)
                .map(answer -> answer.required().as(Ledger.class).page());
    }

    private static Charge charge(RemoteAnswer answer) {
        return answer.required().as(WireCharge.class).charge();
    }

    /** As the provider writes it. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record WireCharge(
            String id,
            String idempotencyKey,
            long amount,
            String currency,
            long refunded,
            WireStatus status,
            @Nullable String declineCode,
            @Nullable String continueUrl) {

        Charge charge() {
            return new Charge(
                    id, idempotencyKey, status.status, new Money(amount, currency), refunded, declineCode, continueUrl);
        }
    }

    /** As the provider writes it. */
    @RegisterForReflection
    enum WireStatus {
        @JsonProperty("succeeded")
        SUCCEEDED(ChargeStatus.SUCCEEDED),
        @JsonProperty("declined")
        DECLINED(ChargeStatus.DECLINED),
        @JsonProperty("requires_action")
        REQUIRES_ACTION(ChargeStatus.REQUIRES_ACTION),
        @JsonProperty("canceled")
        CANCELED(ChargeStatus.CANCELED);

        private final ChargeStatus status;

        WireStatus(ChargeStatus status) {
            this.status = status;
        }
    }

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Charges(List<WireCharge> items) {}

    /** Refunds stand between the charges, and each charge says how much of it was given back. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Ledger(List<Entry> items, @Nullable Long next) {

        @RegisterForReflection
        @JsonIgnoreProperties(ignoreUnknown = true)
        record Entry(@Nullable WireCharge charge) {}

        LedgerPage page() {
            List<Charge> charges = items.stream()
                    .map(Entry::charge)
                    .filter(Objects::nonNull)
                    .map(WireCharge::charge)
                    .toList();
            return new LedgerPage(charges, next);
        }
    }

    @RegisterForReflection
    record AbandonRequest(String idempotencyKey) {}

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Abandoned(@Nullable WireCharge charge) {}

    @RegisterForReflection
    record RefundRequest(long amount) {}

    /** The card's number is nobody's to print. */
    @RegisterForReflection
    record ChargeRequest(long amount, String currency, String card, String reference, String returnUrl) {
        @Override
        public String toString() {
            return "a charge of %d %s for %s".formatted(amount, currency, reference);
        }
    }
}
