package dev.souk.load.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Speaks JSON with a service; an answer above 299 is a failure that names its kind of problem. */
final class JsonClient {

    private static final Duration LIMIT = Duration.ofSeconds(30); // a benchmark rather waits than gives up

    private final HttpClient http;

    JsonClient(Vertx vertx, int connections) {
        this.http = vertx.createHttpClient(
                new HttpClientOptions(),
                new PoolOptions().setHttp1MaxSize(connections).setMaxWaitQueueSize(-1));
    }

    Future<JsonObject> get(URI address) {
        return send(HttpMethod.GET, address, null, Map.of());
    }

    Future<JsonObject> post(URI address, @Nullable JsonObject body) {
        return post(address, body, Map.of());
    }

    Future<JsonObject> post(URI address, @Nullable JsonObject body, Map<String, String> headers) {
        return send(HttpMethod.POST, address, body, headers);
    }

    Future<JsonObject> put(URI address, JsonObject body) {
        return send(HttpMethod.PUT, address, body, Map.of());
    }

    Future<JsonObject> delete(URI address, Map<String, String> headers) {
        return send(HttpMethod.DELETE, address, null, headers);
    }

    /** A page, as a browser asks for it; gives how many bytes came. */
    Future<Integer> page(URI address) {
        RequestOptions options = new RequestOptions()
                .setAbsoluteURI(address.toString())
                .putHeader("Accept-Encoding", "gzip")
                .setIdleTimeout(LIMIT.toMillis());
        return http.request(options)
                .compose(request -> request.send()
                        .compose(response -> response.body()
                                .compose(body -> response.statusCode() == 200
                                        ? Future.succeededFuture(body.length())
                                        : Future.failedFuture("status " + response.statusCode()))));
    }

    private Future<JsonObject> send(
            HttpMethod method, URI address, @Nullable JsonObject body, Map<String, String> headers) {
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setAbsoluteURI(address.toString())
                .setIdleTimeout(LIMIT.toMillis());
        headers.forEach(options::putHeader);
        if (body != null) {
            options.putHeader("Content-Type", "application/json");
        }
        Buffer bytes = body == null ? Buffer.buffer() : body.toBuffer();
        return http.request(options).compose(request -> request.send(bytes).compose(JsonClient::answer));
    }

    private static Future<JsonObject> answer(HttpClientResponse response) {
        return response.body()
                .compose(body -> response.statusCode() < 300
                        ? Future.succeededFuture(body.length() == 0 ? new JsonObject() : body.toJsonObject())
                        : Future.failedFuture(reason(response.statusCode(), body)));
    }

    private static String reason(int status, Buffer body) {
        try {
            String type = body.toJsonObject().getString("type", "");
            return status + " " + type.substring(type.lastIndexOf('/') + 1);
        } catch (RuntimeException noProblem) {
            return "status " + status;
        }
    }
}
