package dev.souk.cart.cart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.souk.db.idempotency.StoredAnswer;
import dev.souk.web.Representation;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;

/** A cart as JSON, with the tag {@code "v<version>-<hash>"}: the hash covers what changes without a new version. */
@Singleton
final class CartAnswers {

    private final ObjectMapper json;

    CartAnswers(ObjectMapper json) {
        this.json = json;
    }

    StoredAnswer ok(ShownCart cart) {
        return answer(200, cart, Map.of());
    }

    /** 201 with the address of what is new. The address is relative: behind a gateway we do not know our own host. */
    StoredAnswer created(ShownCart cart) {
        return answer(201, cart, Map.of(HttpHeaders.LOCATION, "/api/v1/carts/" + cart.id()));
    }

    /** The customer's one cart. */
    StoredAnswer ofCustomer(boolean isNew, ShownCart cart) {
        return isNew ? created(cart) : ok(cart);
    }

    StoredAnswer added(ShownChange change) {
        return answer(change.changed().hasNewLine() ? 201 : 200, change.cart(), Map.of());
    }

    RestResponse<Representation> send(StoredAnswer answer) {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        RestResponse.ResponseBuilder<Representation> response = RestResponse.ResponseBuilder.<Representation>create(
                        answer.status())
                .entity(new Representation(body, MediaType.APPLICATION_JSON_TYPE));
        answer.headers().forEach(response::header);
        return response.build();
    }

    private StoredAnswer answer(int status, ShownCart cart, Map<String, String> more) {
        byte[] bytes = bytes(cart);
        String hash = new Representation(bytes, MediaType.APPLICATION_JSON_TYPE).contentHash();
        Map<String, String> headers = new HashMap<>(more);
        headers.put(HttpHeaders.ETAG, "\"v%d-%s\"".formatted(cart.version(), hash));
        return new StoredAnswer(status, headers, new String(bytes, StandardCharsets.UTF_8));
    }

    private byte[] bytes(ShownCart cart) {
        try {
            return json.writeValueAsBytes(cart);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts and numbers are always JSON", e);
        }
    }
}
