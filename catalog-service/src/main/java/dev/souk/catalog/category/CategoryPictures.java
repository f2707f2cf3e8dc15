package dev.souk.catalog.category;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.souk.cache.Caches;
import dev.souk.cache.LevelledCache;
import dev.souk.cache.Made;
import dev.souk.catalog.picture.Initial;
import dev.souk.catalog.picture.Picture;
import dev.souk.catalog.product.ProductTags;
import dev.souk.db.Database;
import dev.souk.db.TimeSortedIds;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A picture for each category: of something in it. */
@ApplicationScoped
public class CategoryPictures {

    /** One index look-up for each category, however many products there are. */
    private static final String ONE_EACH = """
            select c.slug, p.id, p.picture_url, p.picture_alt, p.picture_width, p.picture_height
            from category c
            join product p on p.id = (
                select one.id
                from product one
                where one.category_id = c.id and one.in_stock and one.picture_url is not null
                order by one.created_at desc, one.id
                limit 1)
            """;

    private final Database database;
    private final LevelledCache<Map<String, Picture>> pictures;

    CategoryPictures(Database database, Caches caches) {
        this.database = database;
        this.pictures = caches.ofObjects("category-pictures", new TypeReference<>() {});
    }

    /** Each of {@code categories} with a picture of something in it or below it, else its initial. */
    public Uni<List<Door>> doors(List<Category> categories) {
        return pictures.find("one-each", this::make)
                .map(Optional::orElseThrow)
                .map(bySlug -> categories.stream()
                        .map(category -> new Door(category, picture(category, bySlug)))
                        .toList());
    }

    private Uni<Made<Map<String, Picture>>> make() {
        return database.read(session -> session.sql(ONE_EACH, Row.class).list()).map(rows -> {
            Set<String> tags = new HashSet<>(ProductTags.OF_HOME);
            tags.add(ProductTags.CATEGORIES);
            rows.forEach(row -> tags.add(ProductTags.of(TimeSortedIds.text(row.id()))));
            return Made.of(rows.stream().collect(Collectors.toMap(Row::slug, Row::picture)), tags);
        });
    }

    private static Picture picture(Category category, Map<String, Picture> bySlug) {
        return withAllBelow(category)
                .map(each -> bySlug.get(each.slug()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> initial(category));
    }

    private static Stream<Category> withAllBelow(Category category) {
        return Stream.concat(Stream.of(category), category.children().stream().flatMap(CategoryPictures::withAllBelow));
    }

    private static Picture initial(Category category) {
        Initial initial = Initial.of(category.title());
        return new Picture(initial.path(), "", initial.width(), initial.height());
    }

    /** A category as one walks up to it. */
    public record Door(Category category, Picture picture) {

        /** Whether the picture is kept on another host, where it may be gone. */
        public boolean isElsewhere() {
            return !picture.url().startsWith("/");
        }

        /** What to show when it is gone. */
        public String instead() {
            return initial(category).url();
        }
    }

    @RegisterForReflection
    record Row(String slug, long id, String url, String alt, int width, int height) {
        Picture picture() {
            return new Picture(url, alt, width, height);
        }
    }
}
