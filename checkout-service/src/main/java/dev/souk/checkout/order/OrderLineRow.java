package dev.souk.checkout.order;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A line of an order as it is stored. */
@Entity(name = "OrderLine")
@Table(name = "order_line")
@IdClass(OrderLineRow.Place.class)
class OrderLineRow {

    @Id
    @Column(name = "order_id")
    long orderId;

    @Id
    @Column(name = "position")
    int place;

    String sku = "";

    String title = "";

    String slug = "";

    String options = "{}";

    @Nullable
    String picture;

    int quantity;

    @Column(name = "unit_price")
    long unitPrice;

    OrderLineRow() {}

    /** Which line of which order. */
    static final class Place implements Serializable {

        private static final long serialVersionUID = 1;

        long orderId;
        int place;

        Place() {}

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Place that && that.orderId == orderId && that.place == place;
        }

        @Override
        public int hashCode() {
            return Objects.hash(orderId, place);
        }
    }
}
