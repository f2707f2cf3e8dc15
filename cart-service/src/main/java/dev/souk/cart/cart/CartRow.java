package dev.souk.cart.cart;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** A cart as it is stored, without its lines. */
@Entity(name = "Cart")
@Table(name = "cart")
class CartRow {

    @Id
    String id = "";

    @Nullable
    String visitor;

    @Nullable
    String customer;

    @Nullable
    @Column(name = "merged_into")
    String mergedInto;

    @Nullable
    @Column(name = "merge_notices")
    String mergeNotices;

    long version;

    @Nullable
    @Column(name = "last_click")
    String lastClick;

    @Nullable
    @Column(name = "last_click_at")
    LocalDateTime lastClickAt;

    CartRow() {}
}
