package dev.souk.web;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** One endpoint for each way to take a body. */
@Path("/api/v1/bodies")
@Consumes(MediaType.APPLICATION_JSON)
class TestingBodies {

    @RegisterForReflection
    record Item(String sku) {}

    @RegisterForReflection
    record Order(String name, int pieces, List<Item> lines) {}

    @RegisterForReflection
    record Wish(Optional<String> text) {}

    @POST
    @Path("orders")
    public Map<String, Object> order(JsonBody body) {
        Order order = body.as(Order.class);
        return Map.of(
                "name", order.name(),
                "pieces", order.pieces(),
                "bytes", new String(body.bytes(), StandardCharsets.UTF_8));
    }

    @POST
    @Path("items")
    public List<Item> items(JsonBody body) {
        return body.asOneOrMany(Item.class);
    }

    @POST
    @Path("arrays")
    public boolean isArray(JsonBody body) {
        return body.isArray();
    }

    @POST
    @Path("wishes")
    public Map<String, String> wish(JsonBody body) {
        return Map.of("text", body.as(Wish.class).text().orElse("none"));
    }

    @POST
    @Path("keys")
    public Map<String, String> key(@RestHeader(IdempotencyHeader.NAME) @Nullable String key) {
        return Map.of("key", IdempotencyHeader.key(key).orElse("none"));
    }
}
