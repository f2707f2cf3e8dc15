package dev.souk.embedded;

import java.net.InetSocketAddress;

/** Where a server listens. */
public record Address(String host, int port) {

    static Address local(int port) {
        return new Address("127.0.0.1", port);
    }

    InetSocketAddress socketAddress() {
        return new InetSocketAddress(host, port);
    }

    /** {@code host:port} */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
