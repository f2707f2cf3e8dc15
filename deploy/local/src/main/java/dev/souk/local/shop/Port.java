package dev.souk.local.shop;

import dev.souk.local.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of this machine. */
final class Port {

    private static final int TRIED = 200;

    private Port() {}

    static void requireFree(int port) {
        if (!isFree(port)) {
            throw new Refusal(
                    "port %d is taken by another program; ./souk up --port N chooses another".formatted(port));
        }
    }

    /**
     * The first free port from {@code first} on. Below the range from which the system takes ports for outgoing
     * connections, so that nobody gets it while a service is between its death and its restart.
     */
    static int freeFrom(int first) {
        for (int port = first; port < first + TRIED; port++) {
            if (isFree(port)) {
                return port;
            }
        }
        throw new Refusal("no free port between %d and %d".formatted(first, first + TRIED - 1));
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
