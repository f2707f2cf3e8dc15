package dev.souk.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/** The bytes of one connection in one direction: passed on at once, or kept until their time or until the sink has room. */
final class ProxyFlow {

    /** What may wait here before the source is no longer read: its sender then waits as with a slow peer. */
    private static final int MOST_KEPT_BYTES = 1024 * 1024;

    private record Chunk(long dueNanos, ByteBuffer bytes) {}

    private final SelectionKey source;
    private final SelectionKey sink;
    private final Deque<Chunk> kept = new ArrayDeque<>();
    private long keptBytes;
    private boolean sourceEnded;
    private boolean sinkFull;
    private boolean done;

    ProxyFlow(SelectionKey source, SelectionKey sink) {
        this.source = source;
        this.sink = sink;
    }

    void read(ByteBuffer buffer, long delayNanos) throws IOException {
        buffer.clear();
        int count = channel(source).read(buffer);
        if (count < 0) {
            sourceEnded = true;
            drop(source, SelectionKey.OP_READ);
            endIfDrained();
            return;
        }
        buffer.flip();
        if (kept.isEmpty() && delayNanos == 0) {
            channel(sink).write(buffer);
        }
        if (buffer.hasRemaining()) {
            keep(buffer, delayNanos);
        }
    }

    private void keep(ByteBuffer buffer, long delayNanos) {
        ByteBuffer copy = ByteBuffer.allocate(buffer.remaining());
        copy.put(buffer).flip();
        kept.add(new Chunk(System.nanoTime() + delayNanos, copy));
        keptBytes += copy.remaining();
        if (keptBytes > MOST_KEPT_BYTES) {
            drop(source, SelectionKey.OP_READ);
        }
        if (delayNanos == 0) {
            waitForRoom();
        }
    }

    /** Passes on what is due by {@code now}. */
    void flush(long now) throws IOException {
        sinkFull = false;
        drop(sink, SelectionKey.OP_WRITE);
        for (Chunk chunk = kept.peek(); chunk != null && chunk.dueNanos() - now <= 0; chunk = kept.peek()) {
            keptBytes -= channel(sink).write(chunk.bytes());
            if (chunk.bytes().hasRemaining()) {
                waitForRoom();
                break;
            }
            kept.remove();
        }
        if (!sourceEnded && keptBytes <= MOST_KEPT_BYTES) {
            add(source, SelectionKey.OP_READ);
        }
        endIfDrained();
    }

    long nanosUntilDue(long now) {
        Chunk next = kept.peek();
        return next == null || sinkFull ? Long.MAX_VALUE : Math.max(0, next.dueNanos() - now);
    }

    /** The source has ended and the sink has been told so. */
    boolean done() {
        return done;
    }

    private void waitForRoom() {
        sinkFull = true;
        add(sink, SelectionKey.OP_WRITE);
    }

    private void endIfDrained() throws IOException {
        if (sourceEnded && kept.isEmpty() && !done) {
            done = true;
            channel(sink).shutdownOutput();
        }
    }

    private static SocketChannel channel(SelectionKey key) {
        return (SocketChannel) key.channel();
    }

    private static void add(SelectionKey key, int operation) {
        key.interestOpsOr(operation);
    }

    private static void drop(SelectionKey key, int operation) {
        key.interestOpsAnd(~operation);
    }
}
