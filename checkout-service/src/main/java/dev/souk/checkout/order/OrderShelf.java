package dev.souk.checkout.order;

import dev.souk.checkout.order.OrderSummary.OrderSummaryPage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the list of orders as its page shows it.
 *
 * @param isFirst whether it is the beginning
 */
record OrderShelf(OrderSearch search, OrderSummaryPage page, boolean isFirst) {

    public @Nullable String nextHref() {
        return page.next() == null ? null : firstHref() + "&cursor=" + page.next();
    }

    public String firstHref() {
        OrderStatus status = search.status();
        return "/admin/orders?q=" + URLEncoder.encode(search.text(), StandardCharsets.UTF_8) + "&status="
                + (status == null ? "" : status.word());
    }

    /** Those that an order is ever seen in: it is written down when it is paid. */
    public List<OrderStatus> statuses() {
        return List.of(OrderStatus.PAID, OrderStatus.SHIPPED, OrderStatus.CANCELLED, OrderStatus.REFUNDED);
    }
}
