package dev.souk.catalog.feed;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A feed on its way, sent as slowly as a test likes. */
final class TestingUpload implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final OutputStream out;

    /** @param headers of the body: {@code Content-Length: 5}, {@code Transfer-Encoding: chunked} */
    TestingUpload(URI shop, String token, String headers) {
        try {
            socket = new Socket(shop.getHost(), shop.getPort());
            socket.setSoTimeout(PATIENCE_MILLIS);
            out = socket.getOutputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        send("POST %s HTTP/1.1\r\nHost: localhost\r\n%sContent-Type: text/csv\r\n%s\r\n\r\n"
                .formatted(
                        FeedApi.PATH, token.isEmpty() ? "" : "Authorization: Bearer %s\r\n".formatted(token), headers));
    }

    void send(String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void sendChunk(String text) {
        send("%x\r\n%s\r\n".formatted(text.length(), text));
    }

    /** The whole answer, up to the end of the connection or of its body. */
    String answer() {
        try {
            StringBuilder answer = new StringBuilder();
            byte[] some = new byte[8192];
            int read = socket.getInputStream().read(some);
            while (read >= 0) {
                answer.append(new String(some, 0, read, StandardCharsets.UTF_8));
                if (answer.toString().endsWith("}")) {
                    break;
                }
                read = socket.getInputStream().read(some);
            }
            return answer.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the other side has hung up, a moment after an answer. */
    boolean isHungUp() {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException stillThere) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
