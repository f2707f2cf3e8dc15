package dev.souk.catalog.category;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A category as it is stored. */
@Entity(name = "Category")
@Table(name = "category")
class CategoryRow {

    @Id
    long id;

    @Nullable
    @Column(name = "parent_id")
    Long parentId;

    String slug = "";

    String title = "";

    int position;

    CategoryRow() {}
}
