package dev.souk.catalog.category;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A category as it is stored. */
@Entity(name = "Category")
@Table(name = "category")
public class CategoryRow {

    @Id
    long id;

    @Nullable
    @Column(name = "parent_id")
    Long parentId;

    String slug = "";

    String title = "";

    int position;

    CategoryRow() {}

    public CategoryRow(long id, @Nullable Long parentId, String slug, String title, int position) {
        this.id = id;
        this.parentId = parentId;
        this.slug = slug;
        this.title = title;
        this.position = position;
    }

    public long id() {
        return id;
    }
}
