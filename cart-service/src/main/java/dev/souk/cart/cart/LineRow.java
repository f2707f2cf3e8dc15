package dev.souk.cart.cart;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A line of a cart as it is stored. */
@Entity(name = "CartLine")
@Table(name = "cart_line")
class LineRow {

    @Id
    long id;

    @Column(name = "cart_id")
    String cartId = "";

    String sku = "";

    int quantity;

    long price;

    String currency = "";

    String product = "{}";

    LineRow() {}
}
