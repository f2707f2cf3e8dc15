package dev.souk.catalog.feed;

import dev.souk.catalog.search.Words;
import dev.souk.db.TimeSortedIds;
import dev.souk.db.WriteSession;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ids of categories by the titles on the way to them. Titles that differ in case or accents only are one: the first
 * spelling stays.
 */
final class CategoryPaths {

    private static final String ALL = """
            select c.id, c.parentId, c.slug, c.title
            from Category c
            """;

    private static final String INSERT = """
            insert into category (id, parent_id, slug, title, position)
            select row.id, row.parent_id, row.slug, row.title, row.position
            from json_table(:rows, '$[*]' columns (
                id bigint path '$.id',
                parent_id bigint path '$.parent_id',
                slug varchar(100) path '$.slug',
                title varchar(100) path '$.title',
                position int path '$.position')) row
            """;

    private final Map<List<String>, Long> ids;
    private final boolean grown;

    private CategoryPaths(Map<List<String>, Long> ids, boolean grown) {
        this.ids = ids;
        this.grown = grown;
    }

    static CategoryPaths none() {
        return new CategoryPaths(Map.of(), false);
    }

    /** Whether some of them were made when they were last asked for. */
    boolean haveGrown() {
        return grown;
    }

    long id(List<String> path) {
        Long id = ids.get(key(path));
        if (id == null) {
            throw new IllegalStateException("No category " + path);
        }
        return id;
    }

    /** These and those of {@code paths} that are missing, made in this transaction: use them when it has been committed. */
    Uni<CategoryPaths> with(WriteSession session, TimeSortedIds newIds, Collection<List<String>> paths) {
        if (paths.stream().allMatch(path -> ids.containsKey(key(path)))) {
            return Uni.createFrom().item(new CategoryPaths(ids, false));
        }
        return session.query(ALL, Known.class).list().chain(known -> {
            Planting planting = new Planting(known, newIds);
            paths.forEach(planting::plant);
            return insert(session, planting.fresh)
                    .replaceWith(() -> new CategoryPaths(planting.ids, !planting.fresh.isEmpty()));
        });
    }

    private static Uni<Void> insert(WriteSession session, JsonArray categories) {
        return categories.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.sql(INSERT)
                        .bind("rows", categories.encode())
                        .execute()
                        .replaceWithVoid();
    }

    private static List<String> key(List<String> path) {
        return path.stream().map(CategoryPaths::key).toList();
    }

    /** A title without any letter or digit is itself. */
    private static String key(String title) {
        String folded = Words.fold(title);
        return folded.isEmpty() ? title : folded;
    }

    /** The tree as it stands, and what is to be added. */
    private static final class Planting {

        private final TimeSortedIds newIds;
        private final Map<List<String>, Long> ids = new HashMap<>();
        private final Map<Long, String> slugs = new HashMap<>();
        private final Set<String> taken = new HashSet<>();
        private final JsonArray fresh = new JsonArray();
        private int position;

        Planting(List<Known> known, TimeSortedIds newIds) {
            this.newIds = newIds;
            this.position = known.size();
            Map<Long, Known> byId = new HashMap<>();
            known.forEach(category -> byId.put(category.id(), category));
            known.forEach(category -> {
                ids.put(way(category, byId), category.id());
                slugs.put(category.id(), category.slug());
                taken.add(category.slug());
            });
        }

        void plant(List<String> path) {
            Long parent = null;
            for (int depth = 1; depth <= path.size(); depth++) {
                List<String> way = path.subList(0, depth);
                Long above = parent;
                parent = ids.computeIfAbsent(key(way), missing -> add(above, way.getLast()));
            }
        }

        private long add(@Nullable Long parent, String title) {
            String slug = slug(parent, title);
            long id = newIds.next();
            fresh.add(new JsonObject()
                    .put("id", id)
                    .put("parent_id", parent)
                    .put("slug", slug)
                    .put("title", title)
                    .put("position", position++));
            slugs.put(id, slug);
            taken.add(slug);
            return id;
        }

        /** Two departments may have chairs: the second is {@code garden-chairs}. */
        private String slug(@Nullable Long parent, String title) {
            String plain = Slug.of(title, "category");
            String above = parent == null ? null : slugs.get(parent);
            String stem = above != null && taken.contains(plain) ? Slug.of(above + " " + title, "category") : plain;
            String slug = stem;
            for (int number = 2; taken.contains(slug); number++) {
                slug = stem + "-" + number;
            }
            return slug;
        }

        private static List<String> way(Known category, Map<Long, Known> byId) {
            List<String> way = new ArrayList<>();
            for (Known here = category;
                    here != null;
                    here = here.parentId() == null ? null : byId.get(here.parentId())) {
                way.addFirst(key(here.title()));
            }
            return way;
        }
    }

    @RegisterForReflection
    record Known(long id, @Nullable Long parentId, String slug, String title) {}
}
