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

    /** What has left the house is not cancelled, but its money can be given back. */
    @JsonIgnore
    public boolean isRefundable() {
        return order.status() == OrderStatus.SHIPPED && !isRefundAsked();
    }

    /** Whether the money is on its way back. */
    @JsonIgnore
    public boolean isRefunding() {
        return order.status() == OrderStatus.SHIPPED && isRefundAsked();
    }

    /** Whether staff has asked for the money of the shipped order to be given back. */
    @JsonIgnore
    public boolean isRefundAsked() {
        return edits.stream().anyMatch(edit -> edit.action() == OrderAction.REFUNDED);
    }

    /** All orders with this e-mail address. */
    public String ofEmailHref() {
        return "/admin/orders?q=" + URLEncoder.encode(order.email(), StandardCharsets.UTF_8);
    }
}
