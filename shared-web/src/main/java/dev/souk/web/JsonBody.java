package dev.souk.web;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The JSON body of a request, for an endpoint that needs its exact bytes, too, or says in detail what is wrong with it:
 *
 * <pre>{@code Uni<Cart> add(JsonBody body) { ... body.as(NewLine.class) ... }}</pre>
 *
 * <p>It becomes records. Each of their components must be there and not null, unless it is an {@link Optional}; fields that
 * a record does not have are ignored; a number is not taken for a text, nor a text for a number. An empty body counts as
 * {@code {}}: it is well for a record that asks for nothing. In a native image such a record needs
 * {@code @RegisterForReflection}.
 */
public final class JsonBody {

    private final byte[] bytes;
    private final ObjectReader reader;

    JsonBody(byte[] bytes, ObjectReader reader) {
        this.bytes = bytes;
        this.reader = reader;
    }

    /** As it came, nothing left out. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /**
     * The body as a record.
     *
     * @throws ProblemException 400 {@code bad-request} when it is not JSON; 422 {@code invalid-body} when it is, but not of
     *     this shape, with a pointer to the place
     */
    public <T> T as(Class<T> type) {
        return shaped(tree(), type, JsonPointer.empty());
    }

    /**
     * For an address that takes one thing or an array of them.
     *
     * @return one for an object; pointers of a problem begin with the index only when there was an array
     * @throws ProblemException as {@link #as}
     */
    public <T> List<T> asOneOrMany(Class<T> type) {
        JsonNode tree = tree();
        if (!tree.isArray()) {
            return List.of(shaped(tree, type, JsonPointer.empty()));
        }
        List<T> many = new ArrayList<>(tree.size());
        for (JsonNode element : tree) {
            many.add(shaped(element, type, JsonPointer.empty().appendIndex(many.size())));
        }
        return many;
    }

    /**
     * Whether {@link #asOneOrMany} finds an array, so that places in it begin with an index.
     *
     * @throws ProblemException 400 {@code bad-request} when it is not JSON
     */
    public boolean isArray() {
        return tree().isArray();
    }

    private JsonNode tree() {
        try {
            JsonNode tree = reader.readTree(bytes);
            return tree.isMissingNode() ? reader.createObjectNode() : tree;
        } catch (IOException notJson) {
            throw new ProblemException(400, "bad-request", "Bad Request", "The body is not well-formed JSON.");
        }
    }

    private <T> T shaped(JsonNode tree, Class<T> type, JsonPointer place) {
        if (!tree.isObject()) {
            throw invalid(place, "must be an object");
        }
        try {
            return reader.treeToValue(tree, type);
        } catch (JsonMappingException misshapen) {
            throw invalid(place.append(pointer(misshapen)), wrong(misshapen));
        } catch (JsonProcessingException misshapen) {
            throw invalid(place, "is not of the shape that this address takes");
        }
    }

    private static JsonPointer pointer(JsonMappingException misshapen) {
        JsonPointer pointer = JsonPointer.empty();
        for (JsonMappingException.Reference step : misshapen.getPath()) {
            pointer = step.getFieldName() == null
                    ? pointer.appendIndex(step.getIndex())
                    : pointer.appendProperty(step.getFieldName());
        }
        return pointer;
    }

    /** Jackson's own words name our classes. */
    private static String wrong(JsonMappingException misshapen) {
        return switch (misshapen) {
            case MismatchedInputException mismatch -> "must be " + expected(mismatch.getTargetType());
            default -> "is out of range";
        };
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null || type.isRecord()) {
            return "an object";
        }
        if (type == String.class) {
            return "a text";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        boolean whole = type == int.class || type == long.class || type == Integer.class || type == Long.class;
        return whole ? "a whole number" : "a value of another kind";
    }

    private static ProblemException invalid(JsonPointer place, String wrong) {
        String name = place.matches() ? "The body" : place.toString();
        return new ProblemException(
                422,
                "invalid-body",
                "Invalid body",
                name + " " + wrong + ".",
                List.of(new FieldError(place.toString(), wrong)));
    }
}
