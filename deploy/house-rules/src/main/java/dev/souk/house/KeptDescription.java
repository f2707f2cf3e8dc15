package dev.souk.house;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A service's part of the shop's OpenAPI document, kept in the sources: a change of the API is a change that a review sees. With
 * {@code -Dsouk.keep.description=true} the present one is kept, and the next build answers it.
 */
public final class KeptDescription {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private static final ObjectWriter WRITER = JSON.writer(new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private KeptDescription() {}

    /**
     * Fails when the kept part is not what the service says of itself.
     *
     * @param service {@code cart}
     * @param present its OpenAPI document as JSON
     */
    public static void requireKept(String service, String present) throws IOException {
        Path kept = Path.of("../shared-web/src/main/resources/openapi", service + ".json");
        String now = text(present);
        if (Boolean.getBoolean("souk.keep.description")) {
            Files.writeString(kept, now);
        }
        if (!Files.exists(kept) || !Files.readString(kept).equals(now)) {
            throw new AssertionError(("%s is not what %s-service answers. If the change is meant, keep it:"
                            + " ./souk test -Dsouk.keep.description=true -Dtest='ProductApiTest,CartApiTest,CheckoutApiTest' -Dsurefire.failIfNoSpecifiedTests=false")
                    .formatted(kept.normalize(), service));
        }
    }

    /** Keys in order and {@code info} left out, which is the whole shop's. */
    private static String text(String document) throws IOException {
        ObjectNode described = (ObjectNode) JSON.readTree(document);
        if (described.at("/components/schemas").has("JsonBody")) {
            throw new AssertionError("A body is described as JsonBody: say @RequestBody with the record it is read as");
        }
        described.remove("info");
        described.remove("servers");
        JsonNode sorted = JSON.readTree(JSON.writeValueAsBytes(JSON.treeToValue(described, Object.class)));
        return WRITER.writeValueAsString(sorted) + "\n";
    }
}
