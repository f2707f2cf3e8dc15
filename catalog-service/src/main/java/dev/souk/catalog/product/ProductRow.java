package dev.souk.catalog.product;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A product as it is stored. */
@Entity(name = "Product")
@Table(name = "product")
class ProductRow {

    @Id
    long id;

    String slug = "";

    String title = "";

    String description = "";

    String details = "{}";

    @Column(name = "category_id")
    long categoryId;

    long price;

    @Nullable
    @Column(name = "list_price")
    Long listPrice;

    String currency = "";

    @Column(name = "best_stock")
    int bestStock;

    ProductRow() {}
}
