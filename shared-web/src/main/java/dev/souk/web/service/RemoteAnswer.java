package dev.souk.web.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What another service answered: anything below 500 except that it does not know us. */
public final class RemoteAnswer {

    private final RemoteService service;
    private final ObjectMapper json;
    private final int status;
    private final byte[] body;

    RemoteAnswer(RemoteService service, ObjectMapper json, int status, byte[] body) {
        this.service = service;
        this.json = json;
        this.status = status;
        this.body = body;
    }

    public int status() {
        return status;
    }

    public boolean isOk() {
        return status >= 200 && status < 300;
    }

    /** Fails with {@link RemoteUnavailable} when it is no success. */
    public RemoteAnswer required() {
        if (!isOk()) {
            throw unexpected();
        }
        return this;
    }

    public <T> T as(Class<T> type) {
        try {
            return json.readValue(body, type);
        } catch (JsonProcessingException e) {
            throw new RemoteUnavailable(
                    service + " answered " + status + " with something that is no " + type.getSimpleName(), e);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException("Memory cannot fail to be read", e);
        }
    }

    /** An answer that was not to be expected here; asking again may help, and going on would be a guess. */
    public RemoteUnavailable unexpected() {
        return new RemoteUnavailable(service + " answered " + status + ", which is not expected here", null);
    }
}
