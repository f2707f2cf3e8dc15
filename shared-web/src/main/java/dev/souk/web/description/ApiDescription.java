package dev.souk.web.description;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.souk.web.Representation;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The OpenAPI document of the whole shop, joined at boot from the parts that the services keep in {@code resources/openapi}. A test of
 * each service holds that its part is what it answers.
 */
@Startup
@Singleton
final class ApiDescription {

    private static final List<String> PARTS = List.of("catalog", "cart", "checkout");

    private final Representation document;

    ApiDescription(ObjectMapper json) {
        this.document = new Representation(bytes(json, joined(json)), MediaType.APPLICATION_JSON_TYPE).compressed();
    }

    Representation document() {
        return document;
    }

    private static ObjectNode joined(ObjectMapper json) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        for (String name : PARTS) {
            ObjectNode part = read(json, name);
            if (whole.isEmpty()) {
                whole.set("openapi", part.path("openapi"));
                whole.set("info", info());
            }
            whole.withArrayProperty("tags").addAll(part.withArrayProperty("tags"));
            join(whole.withObjectProperty("paths"), part.path("paths"), name);
            part.path("components")
                    .properties()
                    .forEach(kind -> join(
                            whole.withObjectProperty("components").withObjectProperty(kind.getKey()),
                            kind.getValue(),
                            name));
        }
        return whole;
    }

    private static ObjectNode info() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("title", "Souk")
                .put("version", "v1")
                .put(
                        "description",
                        "The shop for programs: products, carts, checkout, customers, orders. Within v1 fields are only added. Errors"
                                + " are RFC 9457 problems with a stable type.");
    }

    /** What two parts say of one name must be the same. */
    private static void join(ObjectNode all, JsonNode more, String part) {
        more.properties().forEach(entry -> {
            JsonNode known = all.get(entry.getKey());
            if (known != null && !known.equals(entry.getValue())) {
                throw new IllegalStateException(
                        "openapi/%s.json says something else of %s than another part".formatted(part, entry.getKey()));
            }
            all.set(entry.getKey(), entry.getValue());
        });
    }

    private static ObjectNode read(ObjectMapper json, String part) {
        String path = "/openapi/" + part + ".json";
        try (InputStream file = ApiDescription.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException(path + " is missing in this build");
            }
            return (ObjectNode) json.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(ObjectMapper json, ObjectNode document) {
        try {
            return json.writeValueAsBytes(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
