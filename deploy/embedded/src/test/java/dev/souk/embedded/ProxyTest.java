package dev.souk.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The proxy behaves as the server behind it would. */
@Timeout(30)
class ProxyTest {

    private final Executor threads = task -> Thread.ofVirtual().start(task);
    private ServerSocket server;
    private Proxy proxy;

    @BeforeEach
    void open() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        proxy = new Proxy("test", 0);
        proxy.up(Address.local(server.getLocalPort()));
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        server.close();
    }

    @Test
    void passesEveryByteInBothDirections() throws Exception {
        byte[] sent = new byte[20_000_000];
        new Random(7).nextBytes(sent);
        try (Socket client = connect();
                Socket accepted = server.accept()) {
            CompletableFuture<Void> echo = CompletableFuture.runAsync(() -> echo(accepted), threads);
            CompletableFuture<byte[]> answer = CompletableFuture.supplyAsync(() -> readAll(client), threads);
            client.getOutputStream().write(sent);
            client.shutdownOutput();
            assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo(sent);
            echo.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void waitsForAClientThatDoesNotRead() throws Exception {
        byte[] sent = new byte[20_000_000];
        new Random(8).nextBytes(sent);
        try (Socket client = connect();
                Socket accepted = server.accept()) {
            CompletableFuture<Void> writing = CompletableFuture.runAsync(
                    () -> {
                        try (accepted) {
                            accepted.getOutputStream().write(sent);
                        } catch (IOException failure) {
                            throw new AssertionError(failure);
                        }
                    },
                    threads);
            byte[] head = client.getInputStream().readNBytes(1);
            assertThat(writing).isNotDone();
            assertThat(head[0]).isEqualTo(sent[0]);
            assertThat(readAll(client)).hasSize(sent.length - 1);
            writing.get(5, TimeUnit.SECONDS);
        }
    }

    @Test
    void refusesConnectionsWhileTheServerIsDown() throws IOException {
        proxy.down();
        assertThatExceptionOfType(ConnectException.class)
                .isThrownBy(() -> connect().close());
        proxy.up(Address.local(server.getLocalPort()));
        connect().close();
    }

    @Test
    void goingDownResetsConnections() throws IOException {
        try (Socket client = connect();
                Socket accepted = server.accept()) {
            assertThat(accepted.isConnected()).isTrue();
            proxy.down();
            assertThatExceptionOfType(SocketException.class)
                    .isThrownBy(() -> client.getInputStream().read())
                    .withMessageContaining("reset");
        }
    }

    @Test
    void aServersResetReachesTheClient() throws IOException {
        try (Socket client = connect()) {
            Socket accepted = server.accept();
            accepted.setSoLinger(true, 0);
            accepted.close();
            assertThatExceptionOfType(SocketException.class)
                    .isThrownBy(() -> client.getInputStream().read())
                    .withMessageContaining("reset");
        }
    }

    @Test
    void aServersEndReachesTheClientAsAnEnd() throws IOException {
        try (Socket client = connect()) {
            Socket accepted = server.accept();
            accepted.getOutputStream().write(7);
            accepted.close();
            assertThat(client.getInputStream().readAllBytes()).containsExactly(7);
        }
    }

    @Test
    void aClientsEndReachesTheServer() throws IOException {
        Socket client = connect();
        try (Socket accepted = server.accept()) {
            client.close();
            assertThat(accepted.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void aRefusingServerResetsTheClient() throws IOException {
        server.close();
        try (Socket client = connect()) {
            assertThatExceptionOfType(SocketException.class)
                    .isThrownBy(() -> client.getInputStream().read());
        }
    }

    @Test
    void slowDelaysAnswersAndNotRequests() throws IOException {
        proxy.slow(Duration.ofMillis(200));
        try (Socket client = connect();
                Socket accepted = server.accept()) {
            long begin = System.nanoTime();
            client.getOutputStream().write(1);
            assertThat(accepted.getInputStream().read()).isEqualTo(1);
            long arrived = System.nanoTime();
            accepted.getOutputStream().write(2);
            assertThat(client.getInputStream().read()).isEqualTo(2);
            assertThat(Duration.ofNanos(arrived - begin)).isLessThan(Duration.ofMillis(200));
            assertThat(Duration.ofNanos(System.nanoTime() - arrived)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        }
    }

    @Test
    void slowDelaysALongAnswerOnce() throws Exception {
        proxy.slow(Duration.ofMillis(200));
        byte[] sent = new byte[900_000];
        try (Socket client = connect();
                Socket accepted = server.accept()) {
            long begin = System.nanoTime();
            accepted.getOutputStream().write(sent);
            accepted.shutdownOutput();
            assertThat(readAll(client)).hasSize(sent.length);
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isBetween(Duration.ofMillis(200), Duration.ofSeconds(2));
        }
    }

    @Test
    void orderIsKeptWhenTheDelayEnds() throws IOException {
        proxy.slow(Duration.ofMillis(300));
        try (Socket client = connect();
                Socket accepted = server.accept()) {
            accepted.getOutputStream().write(1);
            // Orders to the proxy are done between its rounds: after the first one, the byte is in it and waits.
            proxy.slow(Duration.ofMillis(300));
            proxy.slow(Duration.ZERO);
            accepted.getOutputStream().write(2);
            InputStream answers = client.getInputStream();
            assertThat(answers.readNBytes(2)).containsExactly(1, 2);
        }
    }

    private Socket connect() throws IOException {
        return new Socket(proxy.address().host(), proxy.address().port());
    }

    private static void echo(Socket socket) {
        try {
            socket.getInputStream().transferTo(socket.getOutputStream());
            socket.shutdownOutput();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private static byte[] readAll(Socket socket) {
        try {
            return socket.getInputStream().readAllBytes();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
