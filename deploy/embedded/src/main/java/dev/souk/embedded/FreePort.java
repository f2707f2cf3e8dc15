package dev.souk.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port of the loopback address that nobody listens on. Below the range from which systems take ports for outgoing
 * connections (32768 on Linux, 49152 elsewhere): one of that range may be some connection's own before the server that
 * was promised it listens, or while it is between its death and its restart.
 */
public final class FreePort {

    private static final int FIRST = 10_000;
    private static final int LAST = 32_000;
    private static final int TRIED = 100;

    private FreePort() {}

    /**
     * One of many, so that two programs that look at the same moment seldom find the same.
     *
     * @throws EmbeddedServerException when a hundred were taken
     */
    public static int find() {
        for (int attempt = 0; attempt < TRIED; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            if (isFree(port)) {
                return port;
            }
        }
        throw new EmbeddedServerException("no free port found between %d and %d".formatted(FIRST, LAST));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
