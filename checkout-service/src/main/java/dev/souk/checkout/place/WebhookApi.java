package dev.souk.checkout.place;

import dev.souk.checkout.Detached;
import dev.souk.checkout.payment.WebhookSignature;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** Where the payment provider says what happened. It is taken for a hint: late, early, twice or invented, it does no harm. */
@Path("/webhooks/payments")
public class WebhookApi {

    private static final Duration PATIENCE = Duration.ofSeconds(4); // what it began goes on; the provider need not wait

    private final WebhookSignature signature;
    private final SettleChallenge settle;

    WebhookApi(WebhookSignature signature, SettleChallenge settle) {
        this.signature = signature;
        this.settle = settle;
    }

    @POST
    @Operation(hidden = true)
    public Uni<Response> hear(@RestHeader("Sandbox-Signature") @Nullable String signed, byte[] body) {
        if (!signature.fits(signed, body)) {
            Log.warn("A webhook is not signed by the payment provider, or too old");
            return Uni.createFrom().item(Response.status(401).build());
        }
        Uni<Void> work = chargeKey(body)
                .map(settle::hint)
                .orElseGet(() -> Uni.createFrom().voidItem());
        return Detached.of(work)
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithUni(Uni.createFrom().voidItem())
                .replaceWith(() -> Response.noContent().build());
    }

    private static Optional<String> chargeKey(byte[] body) {
        try {
            JsonObject charge = new JsonObject(new String(body, StandardCharsets.UTF_8)).getJsonObject("charge");
            return charge == null ? Optional.empty() : Optional.ofNullable(charge.getString("idempotencyKey"));
        } catch (DecodeException | ClassCastException noEvent) {
            return Optional.empty();
        }
    }
}
