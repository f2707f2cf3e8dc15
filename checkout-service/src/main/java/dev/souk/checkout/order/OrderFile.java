package dev.souk.checkout.order;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * All that staff sees of an order.
 *
 * @param edits what staff has done to it, the latest first
 */
@RegisterForReflection
public record OrderFile(Order order, List<OrderEdit> edits) {

    public OrderFile {
        edits = List.copyOf(edits);
    }

    /** Only what is paid and still here can be sent or cancelled. */
    @JsonIgnore
    public boolean isOpen() {
        return order.status() == OrderStatus.PAID;
    }

    /** All orders with this e-mail address. */
    public String ofEmailHref() {
        return "/admin/orders?q=" + URLEncoder.encode(order.email(), StandardCharsets.UTF_8);
    }
}
