package dev.souk.catalog.stock;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The stock of one variant as it is stored. */
@Entity(name = "Stock")
@Table(name = "stock")
class StockRow {

    @Id
    String sku = "";

    @Column(name = "on_hand")
    int onHand;

    int reserved;

    StockRow() {}
}
