package dev.souk.cart.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.souk.web.service.ForwardedPosition;
import dev.souk.web.visitor.PositionToken;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpRequest;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The catalogue over HTTP. Every call has a time limit; when half of the last ten failed, calls are refused at once for a
 * second. Both ways the caller soon knows that it must go on without.
 */
@ApplicationScoped
class CatalogService {

    private static final int CONNECTIONS = 32; // at 20 ms a call these are 1,600 calls a second
    private static final int QUEUE = 128; // 80 ms of them; beyond it a call fails at once
    private static final int CONNECT_MILLIS = 300; // on one network it is one; longer means that nobody is there
    private static final int IDLE_SECONDS = 20; // below what a server keeps, so that ours ends first
    private static final int WATCHED_CALLS = 10;
    private static final double TOO_MANY_FAILED = 0.5;
    private static final Duration REST = Duration.ofSeconds(1);

    private final CatalogConfig config;
    private final String key;
    private final ObjectMapper json;
    private final ForwardedPosition position;
    private final WebClient client;
    private final Guard guard;

    CatalogService(
            Vertx vertx,
            CatalogConfig config,
            @ConfigProperty(name = "souk.service.key") String key,
            ObjectMapper json,
            ForwardedPosition position) {
        this.config = config;
        this.key = key;
        this.json = json;
        this.position = position;
        this.client = WebClient.create(
                vertx,
                new WebClientOptions()
                        .setMaxPoolSize(CONNECTIONS)
                        .setMaxWaitQueueSize(QUEUE)
                        .setConnectTimeout(CONNECT_MILLIS)
                        .setKeepAliveTimeout(IDLE_SECONDS)
                        .setFollowRedirects(false)
                        .setUserAgent("souk-cart"));
        this.guard = Guard.create()
                .withDescription("catalogue")
                .withCircuitBreaker()
                .name("catalogue")
                .requestVolumeThreshold(WATCHED_CALLS)
                .failureRatio(TOO_MANY_FAILED)
                .delay(REST.toMillis(), ChronoUnit.MILLIS)
                .successThreshold(1)
                .done()
                .withTimeout() // of the whole; the client's own ends when the head of the answer is there
                .duration(config.timeout().toMillis(), ChronoUnit.MILLIS)
                .done()
                .build();
    }

    <T> Uni<T> get(String path, Class<T> type) {
        ForwardedPosition.Call call = position.call();
        return guarded(() -> request(HttpMethod.GET, path, call)
                .send()
                .invoke(answer -> call.answered(answer.getHeader(PositionToken.HEADER)))
                .map(answer -> read(answer, type)));
    }

    <T> Uni<T> post(String path, Object body, Class<T> type) {
        ForwardedPosition.Call call = position.call();
        return guarded(() -> request(HttpMethod.POST, path, call)
                .putHeader("Content-Type", "application/json")
                .sendBuffer(written(body))
                .invoke(answer -> call.answered(answer.getHeader(PositionToken.HEADER)))
                .map(answer -> read(answer, type)));
    }

    @PreDestroy
    void close() {
        client.close();
    }

    @SuppressWarnings({"unchecked", "rawtypes"
    }) // the Guard wants the type as a class, and a class has no type arguments
    private <T> Uni<T> guarded(Supplier<Uni<T>> call) {
        Uni<T> guarded = guard.get((Supplier<Uni>) (Supplier) call, Uni.class);
        return guarded.emitOn(CallerContext.here())
                .onFailure()
                .transform(failure -> new CatalogUnavailable("The catalogue does not answer", failure));
    }

    private HttpRequest<Buffer> request(HttpMethod method, String path, ForwardedPosition.Call call) {
        HttpRequest<Buffer> request = client.requestAbs(
                        method, config.url().resolve(path).toString())
                .timeout(config.timeout().toMillis())
                .bearerTokenAuthentication(key);
        call.header().ifPresent(token -> request.putHeader(PositionToken.HEADER, token));
        return request;
    }

    private Buffer written(Object body) {
        try {
            return Buffer.buffer(json.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Our own " + body.getClass().getSimpleName() + " is not JSON", e);
        }
    }

    private <T> T read(HttpResponse<Buffer> answer, Class<T> type) {
        if (answer.statusCode() != 200) {
            throw new CatalogUnavailable("The catalogue answered " + answer.statusCode(), null);
        }
        try {
            return json.readValue(answer.bodyAsBuffer().getBytes(), type);
        } catch (IOException e) {
            throw new CatalogUnavailable("The catalogue's answer is no " + type.getSimpleName(), e);
        }
    }
}
