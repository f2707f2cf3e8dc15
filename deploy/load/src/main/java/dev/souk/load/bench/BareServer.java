package dev.souk.load.bench;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;

/**
 * The reference: a bare Vert.x server that answers from memory what a service answered once, byte for byte, headers too. A process of
 * its own with as many event loops as a service. Under {@value #COMPRESSING} it keeps the plain bytes, and compresses each answer.
 */
public final class BareServer extends AbstractVerticle {

    static final String COMPRESSING = "/compressing";

    /** Of the connection, and not of the answer. */
    private static final String[] HOP_BY_HOP = {"Connection", "Transfer-Encoding", "Keep-Alive"};

    private final int port;
    private final URI service;
    private final Map<String, Answer> learnt;

    private BareServer(int port, URI service, Map<String, Answer> learnt) {
        this.port = port;
        this.service = service;
        this.learnt = learnt;
    }

    /** Listens on the port that the first argument says, and learns from the service whose address is the second. */
    public static void main(String[] args) {
        int port = Integer.parseInt(args[0]);
        URI service = URI.create(args[1]);
        Map<String, Answer> learnt = new ConcurrentHashMap<>();
        Vertx.vertx()
                .deployVerticle(
                        () -> new BareServer(port, service, learnt),
                        new DeploymentOptions().setInstances(VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE))
                .onFailure(failure -> {
                    System.err.println("the bare server cannot start: " + failure);
                    System.exit(1);
                });
    }

    @Override
    public void start(Promise<Void> started) {
        HttpClient client = vertx.createHttpClient();
        vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(port))
                .requestHandler(request -> {
                    Answer known = learnt.get(request.uri());
                    if (known != null) {
                        known.send(request);
                    } else {
                        learn(client, request);
                    }
                })
                .listen()
                .<Void>mapEmpty()
                .onComplete(started);
    }

    private void learn(HttpClient client, HttpServerRequest request) {
        boolean compresses = request.uri().startsWith(COMPRESSING);
        String path = compresses ? request.uri().substring(COMPRESSING.length()) : request.uri();
        RequestOptions asked = new RequestOptions()
                .setAbsoluteURI(service.resolve(path).toString())
                .setHeaders(MultiMap.caseInsensitiveMultiMap().addAll(request.headers()));
        if (compresses) {
            asked.getHeaders().remove(HttpHeaders.ACCEPT_ENCODING);
        }
        client.request(asked)
                .compose(sent -> sent.send()
                        .compose(response -> response.body()
                                .compose(body -> response.statusCode() == 200
                                        ? Future.succeededFuture(new Answer(own(response.headers()), body, compresses))
                                        : Future.failedFuture("the service answers " + response.statusCode()))))
                .onSuccess(answer -> {
                    learnt.put(request.uri(), answer);
                    answer.send(request);
                })
                .onFailure(failure -> request.response().setStatusCode(502).end(String.valueOf(failure.getMessage())));
    }

    private static MultiMap own(MultiMap headers) {
        MultiMap own = MultiMap.caseInsensitiveMultiMap().addAll(headers);
        for (String name : HOP_BY_HOP) {
            own.remove(name);
        }
        return own;
    }

    /** What a service answered. */
    private record Answer(MultiMap headers, Buffer body, boolean compresses) {

        void send(HttpServerRequest request) {
            request.response().headers().setAll(headers);
            if (compresses) {
                Buffer gzip = gzip();
                request.response()
                        .putHeader(HttpHeaders.CONTENT_ENCODING, "gzip")
                        .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(gzip.length()))
                        .end(gzip);
            } else {
                request.response().end(body);
            }
        }

        private Buffer gzip() {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length() / 3);
            try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
                out.write(body.getBytes());
            } catch (IOException e) {
                throw new UncheckedIOException("Memory cannot fail to be written", e);
            }
            return Buffer.buffer(bytes.toByteArray());
        }
    }
}
