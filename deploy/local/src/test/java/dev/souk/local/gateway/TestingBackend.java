package dev.souk.local.gateway;

import dev.souk.embedded.FreePort;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A tiny service that remembers what it was asked. */
final class TestingBackend implements AutoCloseable {

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    private TestingBackend(Vertx vertx, int port, Handler<HttpServerRequest> answer) {
        this.server = vertx.createHttpServer()
                .requestHandler(request -> {
                    requests.add(request.method() + " " + request.uri());
                    answer.handle(request);
                })
                .listen(port, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    static TestingBackend start(Vertx vertx, Handler<HttpServerRequest> answer) {
        return new TestingBackend(vertx, FreePort.find(), answer);
    }

    static TestingBackend startAt(URI address, Vertx vertx, Handler<HttpServerRequest> answer) {
        return new TestingBackend(vertx, address.getPort(), answer);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    List<String> requests() {
        return requests;
    }

    @Override
    public void close() {
        server.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }
}
