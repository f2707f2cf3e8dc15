package dev.souk.limit;

import io.netty.util.NetUtil;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Where the present request comes from, as the gateway says: it replaces what a caller says of itself. */
@RequestScoped
public class ClientAddress {

    private static final int IPV6_BYTES = 16;
    private static final int IPV6_NETWORK_BYTES = 8; // a household has a /64, and as many addresses as it likes
    private static final int LONGEST = 100;

    private final RoutingContext request;

    ClientAddress(RoutingContext request) {
        this.request = request;
    }

    /** An IPv4 address, or the /64 network of an IPv6 one: something to count by, and not to be shown or logged. */
    public String network() {
        String forwarded = request.request().getHeader("X-Forwarded-For");
        return network(forwarded == null ? request.request().remoteAddress().hostAddress() : forwarded);
    }

    static String network(@Nullable String address) {
        if (address == null || address.isBlank()) {
            return "unknown";
        }
        String last = address.substring(address.lastIndexOf(',') + 1).strip(); // what the nearest proxy added
        byte[] bytes = last.length() > LONGEST ? null : NetUtil.createByteArrayFromIpAddressString(last);
        if (bytes == null) {
            return last.substring(0, Math.min(LONGEST, last.length()));
        }
        return bytes.length == IPV6_BYTES
                ? HexFormat.of().formatHex(Arrays.copyOf(bytes, IPV6_NETWORK_BYTES)) + "::/64"
                : last;
    }
}
