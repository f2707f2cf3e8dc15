package dev.souk.checkout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.type.TypeFactory;
import jakarta.inject.Singleton;
import java.util.List;

/** Values in columns of JSON. What a newer version wrote there besides is left alone. */
@Singleton
public final class StoredJson {

    private final ObjectMapper json;

    StoredJson(ObjectMapper json) {
        this.json = json;
    }

    public String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Our own " + value.getClass().getSimpleName() + " is not JSON", e);
        }
    }

    public <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A column holds no " + type.getSimpleName(), e);
        }
    }

    public <T> List<T> readList(String text, Class<T> type) {
        try {
            return json.readValue(text, TypeFactory.defaultInstance().constructCollectionType(List.class, type));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A column holds no list of " + type.getSimpleName(), e);
        }
    }
}
