package dev.souk.cart.cart;

import dev.souk.web.ProblemException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * The way back from a form: always 303, so that reloading sends nothing again. What happened stands in the address, as no
 * more than names: {@link CartMessages} makes words of it.
 */
final class BackToCart {

    static final String NUMBER = "number";

    private static final int SERVER_ERROR = 500;

    private BackToCart() {}

    static RestResponse<Void> added(String sku) {
        return to(cart().queryParam("added", "{sku}").build(sku));
    }

    /** What was taken out can be put back from there. */
    static RestResponse<Void> changed(Changed changed, String lineId) {
        return changed.before()
                .byId(lineId)
                .filter(line -> changed.after().byId(lineId).isEmpty())
                .map(line -> to(cart().queryParam("removed", "{sku}")
                        .queryParam("quantity", line.quantity())
                        .build(line.sku())))
                .orElseGet(() -> to(cart().build()));
    }

    /** Not when something of ours is away: back in the cart, what was sent would be lost. */
    static boolean isRefusal(Throwable failure) {
        return failure instanceof ProblemException refusal && refusal.problem().status() < SERVER_ERROR;
    }

    /** Refused as it was asked. */
    static RestResponse<Void> refused(Throwable problem) {
        String type = ((ProblemException) problem).problem().type();
        return to(cart().queryParam("refused", type.substring(type.lastIndexOf('/') + 1))
                .build());
    }

    static RestResponse<Void> notANumber() {
        return to(cart().queryParam("refused", NUMBER).build());
    }

    private static UriBuilder cart() {
        return UriBuilder.fromPath("/cart");
    }

    /** Relative: behind a gateway we do not know our own scheme and host, and would write ours into an absolute one. */
    private static RestResponse<Void> to(URI address) {
        return ResponseBuilder.<Void>create(RestResponse.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, address.toString())
                .build();
    }
}
