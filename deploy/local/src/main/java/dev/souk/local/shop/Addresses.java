package dev.souk.local.shop;

import java.net.URI;
import java.util.EnumMap;
import java.util.Map;

/**
 * Where everything listens; chosen before anything starts, because the programs are told of one another.
 *
 * @param front the gateway's, as a visitor types it
 * @param payments the payment provider's
 */
record Addresses(URI front, Map<Service, URI> services, URI payments) {

    /** The gateway on {@code port}, the others on the next free ones. */
    static Addresses from(int port) {
        Map<Service, URI> services = new EnumMap<>(Service.class);
        int last = port;
        for (Service service : Service.all()) {
            last = Port.freeFrom(last + 1);
            services.put(service, local(last));
        }
        return new Addresses(URI.create("http://localhost:" + port), services, local(Port.freeFrom(last + 1)));
    }

    URI of(Service service) {
        URI address = services.get(service);
        if (address == null) {
            throw new IllegalArgumentException(service + " is not in this shop");
        }
        return address;
    }

    /** Through the gateway, as a provider of the real world would. */
    URI webhook() {
        return URI.create("http://127.0.0.1:" + front.getPort() + "/webhooks/payments");
    }

    private static URI local(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}
