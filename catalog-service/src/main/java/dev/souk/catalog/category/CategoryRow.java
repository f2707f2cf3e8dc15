package dev.souk.catalog.category;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A category as it is stored. */
@Entity(name = "Category")
@Table(name = "category")
class CategoryRow {

    @Id
    long id;

    CategoryRow() {}
}
