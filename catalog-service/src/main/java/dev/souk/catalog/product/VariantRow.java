package dev.souk.catalog.product;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A variant as it is stored. */
@Entity(name = "Variant")
@Table(name = "variant")
class VariantRow {

    @Id
    long id;

    @Column(name = "product_id")
    long productId;

    String sku = "";

    String options = "{}";

    long price;

    @Nullable
    @Column(name = "list_price")
    Long listPrice;

    String currency = "";

    VariantRow() {}
}
