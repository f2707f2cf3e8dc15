package dev.souk.cache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Optional;

/**
 * Records, and lists and maps of them, as plain JSON: as they are, whatever they look like to the outside. What has other components
 * than it should was written by another version, and is not there.
 *
 * @param <V> of records that are registered for reflection
 */
final class JsonCodec<V> implements Codec<V> {

    /** As objects, strings and references. */
    private static final int HEAP_PER_BYTE = 4;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.USE_ANNOTATIONS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private final ObjectWriter writer;
    private final ObjectReader reader;

    JsonCodec(TypeReference<V> type) {
        this.writer = JSON.writerFor(type);
        this.reader = JSON.readerFor(type);
    }

    @Override
    public byte[] write(V value) {
        try {
            return writer.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("This cannot be kept: " + value, e);
        }
    }

    @Override
    public Optional<V> read(byte[] bytes) {
        try {
            return Optional.ofNullable(reader.readValue(bytes));
        } catch (IOException ofAnotherVersion) {
            return Optional.empty();
        }
    }

    @Override
    public int weight(int written) {
        return written * HEAP_PER_BYTE;
    }
}
