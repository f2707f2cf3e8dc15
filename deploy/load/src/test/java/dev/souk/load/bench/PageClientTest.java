package dev.souk.load.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PageClientTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server = vertx.createHttpServer();

    @BeforeEach
    void listen() throws InterruptedException {
        server.requestHandler(request -> {
            switch (request.path()) {
                case "/long" -> request.response().end("x".repeat(200_000));
                case "/empty" -> request.response().end();
                case "/gone" -> request.response().setStatusCode(404).end("There is no such page.");
                default -> request.connection().close();
            }
        });
        Waiting.on(server.listen(0, "127.0.0.1"), LIMIT);
    }

    @AfterEach
    void close() throws InterruptedException {
        Waiting.on(vertx.close(), LIMIT);
    }

    @Test
    void readsAnswersOfAnyLengthOneAfterTheOther() throws InterruptedException {
        PageClient client = client("/long");
        assertThat(Waiting.on(client.ask(), LIMIT)).isEqualTo(200_000);
        assertThat(Waiting.on(client.ask(), LIMIT)).isEqualTo(200_000);
        assertThat(Waiting.on(client("/empty").ask(), LIMIT)).isZero();
    }

    @Test
    void whatIsNoPageIsAFailureAndTheNextIsAskedForAllTheSame() throws InterruptedException {
        PageClient client = client("/gone");
        assertThatThrownBy(() -> Waiting.on(client.ask(), LIMIT)).hasMessageContaining("404");
        assertThatThrownBy(() -> Waiting.on(client.ask(), LIMIT)).hasMessageContaining("404");
    }

    @Test
    void aConnectionThatIsClosedIsAFailure() throws InterruptedException {
        PageClient client = client("/closed");
        assertThatThrownBy(() -> Waiting.on(client.ask(), LIMIT)).hasMessageContaining("closed");
    }

    private PageClient client(String path) throws InterruptedException {
        PageClient client = new PageClient(
                URI.create("http://127.0.0.1:" + server.actualPort()),
                "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(path));
        Waiting.on(vertx.deployVerticle(client), LIMIT);
        return client;
    }
}
