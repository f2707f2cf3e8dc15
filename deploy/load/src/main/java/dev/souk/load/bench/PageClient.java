package dev.souk.load.bench;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One connection that stays open, and asks for the same thing as often as it is told to, one after the other. It reads no more of an
 * answer than its status and its end: whoever asks shares the machine with whoever answers, and what asking costs is not the question.
 */
final class PageClient extends AbstractVerticle {

    private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};
    private static final String LENGTH = "\r\ncontent-length:";
    private static final String OK = "HTTP/1.1 200 ";

    private final URI server;
    private final Buffer request;
    private @Nullable NetSocket socket;
    private @Nullable Promise<Integer> asked;
    private Buffer head = Buffer.buffer();
    private String failure = "";
    private int length;
    private int missing;

    PageClient(URI server, String request) {
        this.server = server;
        this.request = Buffer.buffer(request.getBytes(StandardCharsets.US_ASCII));
    }

    /** On an event loop of its own turn: all clients of one thread would be as fast as that thread. */
    @Override
    public void start(Promise<Void> started) {
        vertx.createNetClient()
                .connect(server.getPort(), server.getHost())
                .onSuccess(connected -> {
                    socket = connected;
                    connected.handler(this::read);
                    connected.closeHandler(closed -> end("the connection was closed"));
                })
                .<Void>mapEmpty()
                .onComplete(started);
    }

    /** How many bytes the answer's body has; a failure when its status is not 200. */
    Future<Integer> ask() {
        NetSocket connected = socket;
        if (connected == null) {
            return Future.failedFuture("the connection was closed");
        }
        Promise<Integer> answer = Promise.promise();
        asked = answer;
        connected.write(request);
        return answer.future();
    }

    private void read(Buffer more) {
        if (missing > 0) {
            readBody(more.length());
            return;
        }
        head = head.length() == 0 ? more : head.appendBuffer(more);
        int end = endOfHead();
        if (end >= 0) {
            int beyond = head.length() - end;
            readHead(head.getString(0, end, StandardCharsets.ISO_8859_1.name()));
            head = Buffer.buffer();
            readBody(beyond);
        }
    }

    private int endOfHead() {
        int matched = 0;
        for (int i = 0; i < head.length(); i++) {
            byte next = head.getByte(i);
            matched = next == END_OF_HEAD[matched] ? matched + 1 : next == END_OF_HEAD[0] ? 1 : 0;
            if (matched == END_OF_HEAD.length) {
                return i + 1;
            }
        }
        return -1;
    }

    private void readHead(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        int at = lower.indexOf(LENGTH);
        if (at < 0) {
            end("an answer that does not say its length");
            return;
        }
        int from = at + LENGTH.length();
        length = Integer.parseInt(text, from + 1, text.indexOf('\r', from), 10);
        missing = length;
        failure = text.startsWith(OK) ? "" : text.substring(0, text.indexOf('\r'));
    }

    private void readBody(int bytes) {
        missing -= bytes;
        if (missing == 0) {
            end(failure);
        }
    }

    private void end(String reason) {
        Promise<Integer> answer = asked;
        asked = null;
        if (answer != null && reason.isEmpty()) {
            answer.complete(length);
        } else if (answer != null) {
            answer.fail(reason);
        }
    }
}
