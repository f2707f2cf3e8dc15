package dev.souk.catalog.demo;

import java.util.List;
import java.util.Map;

/**
 * One kind of thing on sale, such as teapots, with the words to make products of it.
 *
 * @param prefix starts the ids of its products
 * @param products how many of it the shop has
 * @param own phrases by the name of their list: {@code noun}, {@code material}, {@code opening} ...
 * @param shared those of its department, for lists it has none of its own of
 */
record Ware(
        String category,
        String prefix,
        String motif,
        int products,
        Map<String, List<Phrase>> own,
        Map<String, List<Phrase>> shared) {

    String department() {
        return setting("department", "");
    }

    /** A list; empty when there is none of that name. */
    List<Phrase> list(String name) {
        return own.getOrDefault(name, shared.getOrDefault(name, List.of()));
    }

    /** The first phrase of a list, or what is usual. */
    String setting(String name, String usual) {
        List<Phrase> list = list(name);
        return list.isEmpty() ? usual : list.get(0).text();
    }
}
