package dev.souk.embedded;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The address applications know, in front of a server that may come and go. One thread and non-blocking sockets, because
 * it is always in the way: an answer costs some microseconds.
 *
 * <p>It is as honest as the server behind it: while that is down connections are refused (the port is kept, bound and not
 * listening), when it dies its connections end with it, and when it is stopped they are accepted and never answered.
 */
final class Proxy implements AutoCloseable {

    /** Connections that may wait to be accepted; more than any pool of ours opens at once. */
    private static final int BACKLOG = 512;

    private static final Duration TASK_LIMIT = Duration.ofSeconds(10);

    private final Address address;
    private final Selector selector;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
    private final Set<ProxyLink> links = new HashSet<>();
    private final Set<ProxyLink> delayed = new HashSet<>();
    private final CompletableFuture<Void> loopEnded = new CompletableFuture<>();

    private @Nullable SocketChannel reservation;
    private @Nullable ServerSocketChannel listener;
    private Address target;
    private long delayNanos;
    private boolean closed;

    /**
     * Takes the port and refuses connections until {@link #up}.
     *
     * @param port zero takes a free one
     * @throws IOException when the port is taken
     */
    Proxy(String name, int port) throws IOException {
        selector = Selector.open();
        try {
            SocketChannel reserved = reserve(Address.local(port));
            reservation = reserved;
            address = Address.local(reserved.socket().getLocalPort());
        } catch (IOException taken) {
            selector.close();
            throw taken;
        }
        target = address;
        Thread.ofPlatform().name("souk-proxy-" + name).daemon().start(this::run);
    }

    Address address() {
        return address;
    }

    /** From now on connections are accepted and passed on to {@code server}. */
    void up(Address server) {
        onLoop(() -> {
            target = server;
            if (listener == null) {
                release();
                listener = listen();
            }
        });
    }

    /** From now on connections are refused; those that exist are reset. */
    void down() {
        onLoop(() -> {
            resetAll();
            if (listener != null) {
                listener.close();
                listener = null;
                // A closed listener lets go of its port only when the selector has seen it.
                selector.selectNow();
                reservation = reserve(address);
            }
        });
    }

    /** Delays what the server sends by {@code delay}. */
    void slow(Duration delay) {
        onLoop(() -> delayNanos = delay.toNanos());
    }

    @Override
    public void close() {
        onLoop(() -> {
            closed = true;
            resetAll();
            release();
            if (listener != null) {
                listener.close();
            }
            selector.selectNow();
        });
    }

    private void run() {
        try (selector) {
            while (!closed) {
                selector.select(millisecondsUntilDue());
                runTasks();
                if (!closed) {
                    handleReady();
                    flushDue();
                }
            }
        } catch (IOException broken) {
            System.getLogger(Proxy.class.getName())
                    .log(System.Logger.Level.ERROR, "the proxy at " + address + " ended", broken);
        } finally {
            loopEnded.complete(null);
        }
    }

    private void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    private void handleReady() {
        for (SelectionKey key : selector.selectedKeys()) {
            if (key.attachment() instanceof ProxyLink link) {
                // Its other side may have ended it in this same round.
                if (!link.ended()) {
                    link.ready(key, buffer, delayNanos);
                }
                note(link);
            } else if (key.isValid() && key.isAcceptable()) {
                accept();
            }
        }
        selector.selectedKeys().clear();
    }

    /** A link that keeps something for later is looked at again when its time has come; one that has ended never. */
    private void note(ProxyLink link) {
        if (link.ended()) {
            links.remove(link);
            delayed.remove(link);
        } else if (link.nanosUntilDue(System.nanoTime()) == Long.MAX_VALUE) {
            delayed.remove(link);
        } else {
            delayed.add(link);
        }
    }

    private void accept() {
        if (listener == null) {
            return;
        }
        try {
            SocketChannel client = listener.accept();
            if (client != null) {
                links.add(new ProxyLink(selector, client, target.socketAddress()));
            }
        } catch (IOException refused) {
            // The server is gone and the client has been reset, or this process has no file descriptor left.
            System.getLogger(Proxy.class.getName())
                    .log(System.Logger.Level.DEBUG, "no connection through " + address, refused);
        }
    }

    private long millisecondsUntilDue() {
        long now = System.nanoTime();
        long nearest = Long.MAX_VALUE;
        for (ProxyLink link : delayed) {
            nearest = Math.min(nearest, link.nanosUntilDue(now));
        }
        // Zero means "wait for events only" to a selector.
        return nearest == Long.MAX_VALUE ? 0 : TimeUnit.NANOSECONDS.toMillis(nearest) + 1;
    }

    private void flushDue() {
        long now = System.nanoTime();
        for (ProxyLink link : List.copyOf(delayed)) {
            if (link.nanosUntilDue(now) == 0) {
                link.flush(now);
            }
            note(link);
        }
    }

    private void resetAll() {
        links.forEach(ProxyLink::reset);
        links.clear();
        delayed.clear();
    }

    private ServerSocketChannel listen() throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.bind(address.socketAddress(), BACKLOG);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_ACCEPT);
            return channel;
        } catch (IOException failure) {
            channel.close();
            throw failure;
        }
    }

    /** A socket that is bound and does not listen: connections are refused, and nobody who asks for a free port gets it. */
    private static SocketChannel reserve(Address address) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.bind(address.socketAddress());
            return channel;
        } catch (IOException failure) {
            channel.close();
            throw failure;
        }
    }

    private void release() throws IOException {
        if (reservation != null) {
            reservation.close();
            reservation = null;
        }
    }

    private interface LoopTask {
        void run() throws IOException;
    }

    /** Runs {@code task} between two rounds of the loop and waits for it; after the loop's end there is nothing to do. */
    private void onLoop(LoopTask task) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        tasks.add(() -> {
            try {
                task.run();
                done.complete(null);
            } catch (IOException | RuntimeException failure) {
                done.completeExceptionally(failure);
            }
        });
        selector.wakeup();
        try {
            CompletableFuture.anyOf(done, loopEnded).get(TASK_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            throw new EmbeddedServerException(
                    "the proxy at %s failed: %s".formatted(address, failure.getCause()), failure);
        } catch (TimeoutException failure) {
            throw new EmbeddedServerException("the proxy at %s does not react".formatted(address), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("interrupted at the proxy " + address, interrupted);
        }
    }
}
