package dev.souk.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EmbeddedRedisTest {

    private static EmbeddedRedis redis;

    @BeforeAll
    static void start() {
        redis = EmbeddedRedis.builder().password("secret").start();
    }

    @AfterAll
    static void end() {
        redis.close();
    }

    @AfterEach
    void heal() throws IOException {
        redis.heal();
        assertThat(ask("PING")).isEqualTo("+PONG");
        assertThat(redis.state()).isEqualTo(ServerState.UP);
    }

    @Test
    void answersThoseWhoKnowThePassword() throws IOException {
        assertThat(redis.url()).isEqualTo("redis://:secret@" + redis.address());
        assertThat(ask("EVAL \"return 7\" 0")).isEqualTo(":7");
        try (Socket socket = connect();
                BufferedReader answers = reader(socket)) {
            send(socket, "PING");
            assertThat(answers.readLine()).startsWith("-NOAUTH");
        }
    }

    @Test
    void killedServerRefusesAndComesBackEmptyAtItsAddress() throws IOException {
        assertThat(ask("SET kettle full")).isEqualTo("+OK");
        Address before = redis.address();
        redis.kill();
        assertThat(redis.state()).isEqualTo(ServerState.DOWN);
        assertThatExceptionOfType(ConnectException.class)
                .isThrownBy(() -> connect().close());
        redis.start();
        assertThat(redis.address()).isEqualTo(before);
        assertThat(ask("GET kettle")).isEqualTo("$-1");
    }

    @Test
    void stoppedServerAcceptsAndNeverAnswers() throws IOException {
        redis.stop();
        assertThat(redis.state()).isEqualTo(ServerState.STOPPED);
        try (Socket socket = connect()) {
            socket.setSoTimeout(300);
            send(socket, "PING");
            assertThatExceptionOfType(SocketTimeoutException.class)
                    .isThrownBy(() -> socket.getInputStream().read());
        }
        redis.resume();
        assertThat(ask("PING")).isEqualTo("+PONG");
    }

    @Test
    void slowServerTakesItsTime() throws IOException {
        redis.slow(Duration.ofMillis(150));
        long begin = System.nanoTime();
        assertThat(ask("PING")).isEqualTo("+PONG");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void pidIsTheServersOwn() {
        assertThat(ProcessHandle.of(redis.pid())
                        .flatMap(process -> process.info().command()))
                .hasValueSatisfying(command -> assertThat(command).endsWith("redis-server"));
    }

    @Test
    void badPasswordsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmbeddedRedis.builder().password("two words"));
    }

    private static String ask(String command) throws IOException {
        try (Socket socket = connect();
                BufferedReader answers = reader(socket)) {
            socket.setSoTimeout(5_000);
            send(socket, "AUTH secret");
            assertThat(answers.readLine()).isEqualTo("+OK");
            send(socket, command);
            return answers.readLine();
        }
    }

    private static Socket connect() throws IOException {
        return new Socket(redis.address().host(), redis.address().port());
    }

    private static void send(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    }
}
