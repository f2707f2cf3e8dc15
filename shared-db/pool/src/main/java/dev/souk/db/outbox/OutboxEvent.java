package dev.souk.db.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;

/**
 * What a receiver is given.
 *
 * @param id the same at each attempt, and never given twice: what {@link Inbox} knows it by
 * @param key what it is about; events of one key come one after the other
 * @param payload JSON
 * @param at when it was written down
 * @param attempt 1 the first time
 */
public record OutboxEvent(String id, String topic, String key, String payload, Instant at, int attempt) {

    /**
     * The payload as a record, which in a native image needs {@code @RegisterForReflection}. Fields it does not know are left
     * out, so that an older pod can read what a newer one wrote.
     *
     * @throws IllegalArgumentException if it does not fit
     */
    public <T> T payloadAs(Class<T> type, ObjectMapper json) {
        try {
            return json.readValue(payload, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The payload of event " + id + " is no " + type.getSimpleName(), e);
        }
    }
}
