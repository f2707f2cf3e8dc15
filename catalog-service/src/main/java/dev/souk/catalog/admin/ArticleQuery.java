package dev.souk.catalog.admin;

import dev.souk.catalog.Slugs;
import dev.souk.catalog.search.Words;
import dev.souk.db.Query;
import dev.souk.db.ReadSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The SQL that finds products by what staff knows of them. Each way has an index of its own, and none is asked for each product. */
record ArticleQuery(String text) {

    private static final String ALL = """
            select id
            from product
            where id < :after
            order by id desc
            """;

    private static final String BY_SKU = """
            select product_id
            from variant
            where sku like :sku escape '|' or sku like :upper escape '|'
            """;

    /** A former slug, too. */
    private static final String BY_SLUG = """
            select product_id
            from product_slug
            where slug like :slug escape '|'
            """;

    private static final String BY_TITLE = """
            select d.product_id
            from search_document d
            where match (d.title, d.keywords, d.choices, d.body) against (:words in boolean mode)
              and d.title regexp :pattern
            """;

    /** Only words the index leaves out: look through the titles of all. */
    private static final String BY_LOOKING = """
            select d.product_id
            from search_document d
            where d.title regexp :pattern
            """;

    Query<Long> ids(ReadSession session, AdminCursor cursor) {
        if (text.isEmpty()) {
            return session.sql(ALL, Long.class).bind("after", cursor.id());
        }
        Words words = Words.of(text);
        String slug = text.toLowerCase(Locale.ROOT);
        Query<Long> query = session.sql(anyOf(ways(words, slug)), Long.class)
                .bind("after", cursor.id())
                .bind("sku", beginning(text))
                .bind("upper", beginning(text.toUpperCase(Locale.ROOT)));
        if (Slugs.canBe(slug)) {
            query.bind("slug", beginning(slug));
        }
        if (!words.isEmpty()) {
            query.bind("pattern", words.asPattern());
        }
        if (words.inIndex()) {
            query.bind("words", words.againstIndex());
        }
        return query;
    }

    /** Tells its list from others, in a few letters. */
    String list() {
        return "products-" + Integer.toHexString(text.hashCode());
    }

    private static String anyOf(List<String> ways) {
        return """
            select distinct product_id
            from (
                %s) found
            where product_id < :after
            order by product_id desc
            """.formatted(String.join("union\n", ways));
    }

    private static List<String> ways(Words words, String slug) {
        List<String> ways = new ArrayList<>(List.of(BY_SKU));
        if (Slugs.canBe(slug)) {
            ways.add(BY_SLUG);
        }
        if (!words.isEmpty()) {
            ways.add(words.inIndex() ? BY_TITLE : BY_LOOKING);
        }
        return ways;
    }

    private static String beginning(String text) {
        return text.replace("|", "||").replace("%", "|%").replace("_", "|_") + "%";
    }
}
