package dev.souk.embedded;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One client's connection and the one to the server that belongs to it. Lives on the proxy's thread. */
final class ProxyLink {

    private final SocketChannel client;
    private final SocketChannel server;
    private final SelectionKey clientKey;
    private final SelectionKey serverKey;
    private final ProxyFlow request;
    private final ProxyFlow answer;

    /**
     * Begins to connect to {@code target}.
     *
     * @throws IOException when it refuses at once; the client has been reset then
     */
    ProxyLink(Selector selector, SocketChannel client, InetSocketAddress target) throws IOException {
        this.client = client;
        this.server = SocketChannel.open();
        try {
            client.configureBlocking(false);
            client.setOption(StandardSocketOptions.TCP_NODELAY, true);
            server.configureBlocking(false);
            server.setOption(StandardSocketOptions.TCP_NODELAY, true);
            clientKey = client.register(selector, 0, this);
            boolean connected = server.connect(target);
            serverKey = server.register(selector, connected ? 0 : SelectionKey.OP_CONNECT, this);
            request = new ProxyFlow(clientKey, serverKey);
            answer = new ProxyFlow(serverKey, clientKey);
            if (connected) {
                begin();
            }
        } catch (IOException refused) {
            reset();
            throw refused;
        }
    }

    /** Does what {@code key} is ready for; the server's answers wait for {@code delayNanos} before they go on. */
    void ready(SelectionKey key, ByteBuffer buffer, long delayNanos) {
        try {
            if (key.isConnectable() && server.finishConnect()) {
                begin();
            }
            if (key.isReadable()) {
                ProxyFlow flow = key.equals(clientKey) ? request : answer;
                flow.read(buffer, key.equals(serverKey) ? delayNanos : 0);
            }
            if (key.isValid() && key.isWritable()) {
                ProxyFlow flow = key.equals(clientKey) ? answer : request;
                flow.flush(System.nanoTime());
            }
            closeIfDone();
        } catch (IOException broken) {
            // One side was reset: the other learns it the same way.
            reset();
        }
    }

    void flush(long now) {
        try {
            request.flush(now);
            answer.flush(now);
            closeIfDone();
        } catch (IOException broken) {
            reset();
        }
    }

    /** Zero when something may go on now, {@link Long#MAX_VALUE} when nothing waits for its time. */
    long nanosUntilDue(long now) {
        return Math.min(request.nanosUntilDue(now), answer.nanosUntilDue(now));
    }

    boolean ended() {
        return !client.isOpen();
    }

    /** Ends both connections so that the peers see a reset, as after the death of a process. */
    void reset() {
        closeWithReset(client);
        closeWithReset(server);
    }

    private void begin() {
        clientKey.interestOps(SelectionKey.OP_READ);
        serverKey.interestOps(SelectionKey.OP_READ);
    }

    private void closeIfDone() throws IOException {
        if (request.done() && answer.done()) {
            client.close();
            server.close();
        }
    }

    private static void closeWithReset(SocketChannel channel) {
        try (channel) {
            if (channel.isOpen()) {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            }
        } catch (IOException alreadyBroken) {
            System.getLogger(ProxyLink.class.getName())
                    .log(System.Logger.Level.DEBUG, "closing a broken connection", alreadyBroken);
        }
    }
}
