package dev.souk.web.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.souk.web.visitor.PositionToken;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpRequest;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Another service over HTTP. Every call has a time limit; when half of the last ten got no answer, calls are refused at once
 * for a second. Whatever is sent must be harmless when it arrives twice: a call whose connection was closed under it is made
 * once more, because a kept connection may die of old age the moment it is used.
 */
public final class RemoteService {

    private static final int WATCHED_CALLS = 10;
    private static final double TOO_MANY_FAILED = 0.5;
    private static final Duration REST = Duration.ofSeconds(1);

    private final String name;
    private final URI url;
    private final Duration timeout;
    private final String key;
    private final WebClient client;
    private final ObjectMapper json;
    private final ForwardedPosition position;
    private final Guard guard;

    RemoteService(
            String name,
            RemoteConfig config,
            String key,
            WebClient client,
            ObjectMapper json,
            ForwardedPosition position) {
        this.name = name;
        this.url = config.url();
        this.timeout = config.timeout();
        this.key = key;
        this.client = client;
        this.json = json;
        this.position = position;
        this.guard = Guard.create()
                .withDescription("souk " + name)
                .withCircuitBreaker()
                .name("souk " + name)
                .requestVolumeThreshold(WATCHED_CALLS)
                .failureRatio(TOO_MANY_FAILED)
                .delay(REST.toMillis(), ChronoUnit.MILLIS)
                .successThreshold(1)
                .when(RemoteService::isItsFault)
                .done()
                .withTimeout() // of the whole; the client's own ends when the head of the answer is there
                .duration(timeout.multipliedBy(2).toMillis(), ChronoUnit.MILLIS)
                .done()
                .build();
    }

    public Uni<RemoteAnswer> get(String path) {
        return send(HttpMethod.GET, path, null, Map.of());
    }

    public Uni<RemoteAnswer> post(String path, @Nullable Object body) {
        return send(HttpMethod.POST, path, body, Map.of());
    }

    public Uni<RemoteAnswer> put(String path, Object body) {
        return send(HttpMethod.PUT, path, body, Map.of());
    }

    public Uni<RemoteAnswer> delete(String path) {
        return send(HttpMethod.DELETE, path, null, Map.of());
    }

    /** Fails with {@link RemoteUnavailable} when there is no answer, or none that tells what happened. */
    public Uni<RemoteAnswer> send(HttpMethod method, String path, @Nullable Object body, Map<String, String> headers) {
        ForwardedPosition.Call travelling = position.call();
        return guarded(() -> call(travelling, method, path, body, headers))
                .onFailure(failure -> !(failure instanceof RemoteUnavailable))
                .transform(failure -> new RemoteUnavailable(name + " does not answer: " + reason(failure), failure));
    }

    @SuppressWarnings({"unchecked", "rawtypes"
    }) // the Guard wants the type as a class, and a class has no type arguments
    private Uni<RemoteAnswer> guarded(Supplier<Uni<RemoteAnswer>> call) {
        return guard.get((Supplier<Uni>) (Supplier) call, Uni.class);
    }

    private Uni<RemoteAnswer> call(
            ForwardedPosition.Call travelling,
            HttpMethod method,
            String path,
            @Nullable Object body,
            Map<String, String> headers) {
        HttpRequest<Buffer> request = client.requestAbs(
                        method, url.resolve(path).toString())
                .timeout(timeout.toMillis())
                .bearerTokenAuthentication(key);
        travelling.header().ifPresent(token -> request.putHeader(PositionToken.HEADER, token));
        headers.forEach(request::putHeader);
        return sent(request, body)
                .onFailure(HttpClosedException.class)
                .recoverWithUni(() -> sent(request, body))
                .invoke(response -> travelling.answered(response.getHeader(PositionToken.HEADER)))
                .map(this::answer);
    }

    private Uni<HttpResponse<Buffer>> sent(HttpRequest<Buffer> request, @Nullable Object body) {
        if (body == null) {
            return request.send();
        }
        request.putHeader("Content-Type", "application/json");
        return request.sendBuffer(Buffer.buffer(written(body)));
    }

    private byte[] written(Object body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Our own " + body.getClass().getSimpleName() + " is not JSON", e);
        }
    }

    private RemoteAnswer answer(HttpResponse<Buffer> response) {
        int status = response.statusCode();
        if (status >= 500 || status == 401 || status == 403) {
            throw RemoteUnavailable.answered(status, name + " answered " + status + hint(status));
        }
        Buffer body = response.bodyAsBuffer();
        return new RemoteAnswer(this, json, status, body == null ? new byte[0] : body.getBytes());
    }

    /** Not that we have too many calls under way, nor that it has: it lives, and the next call may well be served. */
    private static boolean isItsFault(Throwable failure) {
        return switch (failure) {
            case ConnectionPoolTooBusyException ours -> false;
            case RemoteUnavailable unavailable -> !unavailable.isBusy();
            default -> true;
        };
    }

    private static String hint(int status) {
        return status < 500 ? ": does it know our key?" : "";
    }

    private static String reason(Throwable failure) {
        return failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }

    @Override
    public String toString() {
        return name;
    }
}
