package dev.souk.web;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.type.LogicalType;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;

/** Hands a body to an endpoint as {@link JsonBody}. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
public final class JsonBodyReader implements MessageBodyReader<JsonBody> {

    private static final List<CoercionInputShape> SCALARS = List.of(
            CoercionInputShape.String,
            CoercionInputShape.EmptyString,
            CoercionInputShape.Integer,
            CoercionInputShape.Float,
            CoercionInputShape.Boolean);

    private final ObjectReader reader;

    // a copy, so that the application's own stays as it is
    JsonBodyReader(ObjectMapper json) {
        this.reader = strict(json.copy()).reader();
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == JsonBody.class;
    }

    @Override
    public JsonBody readFrom(
            Class<JsonBody> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        return new JsonBody(body.readAllBytes(), reader);
    }

    private static ObjectMapper strict(ObjectMapper json) {
        json.configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
                .configure(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES, true)
                .configure(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, true)
                .configure(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, true);
        refuseAllBut(CoercionInputShape.String, LogicalType.Textual, json);
        refuseAllBut(CoercionInputShape.Integer, LogicalType.Integer, json);
        refuseAllBut(CoercionInputShape.Boolean, LogicalType.Boolean, json);
        return json;
    }

    private static void refuseAllBut(CoercionInputShape own, LogicalType type, ObjectMapper json) {
        for (CoercionInputShape scalar : SCALARS) {
            if (scalar != own) {
                json.coercionConfigFor(type).setCoercion(scalar, CoercionAction.Fail);
            }
        }
    }
}
