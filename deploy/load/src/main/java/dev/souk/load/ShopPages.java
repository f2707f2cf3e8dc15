package dev.souk.load;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The pages of a shop, and which of them a visitor opens next. */
final class ShopPages {

    private static final Pattern LOCATION = Pattern.compile("<loc>\\s*([^<\\s]+)\\s*</loc>");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}]+");

    /** Long enough to be a word that somebody would look for. */
    private static final int SHORTEST_WORD = 4;

    private static final int HOME_PERCENT = 10;
    private static final int CATEGORY_PERCENT = 30;
    private static final int SEARCH_PERCENT = 15;

    private final List<String> categories = new ArrayList<>();
    private final List<String> products = new ArrayList<>();
    private final List<String> words;

    private ShopPages(List<String> paths) {
        for (String path : paths) {
            if (path.startsWith("/c/")) {
                categories.add(path);
            } else if (path.startsWith("/p/")) {
                products.add(path);
            }
        }
        words = wordsOf(products);
    }

    static ShopPages of(List<String> paths) {
        return new ShopPages(paths);
    }

    /** The paths that a sitemap names, whatever origin it thinks it has. */
    static List<String> locations(String sitemap) {
        return LOCATION.matcher(sitemap)
                .results()
                .map(location ->
                        URI.create(location.group(1).replace("&amp;", "&")).getRawPath())
                .toList();
    }

    int count() {
        return 1 + categories.size() + products.size();
    }

    /** Mostly products, many categories, some searches, the front page now and then. */
    String next(Random random) {
        int dice = random.nextInt(100);
        if (dice < HOME_PERCENT || products.isEmpty()) {
            return "/";
        }
        if (dice < HOME_PERCENT + SEARCH_PERCENT && !words.isEmpty()) {
            return "/search?q=" + any(words, random);
        }
        if (dice < HOME_PERCENT + SEARCH_PERCENT + CATEGORY_PERCENT && !categories.isEmpty()) {
            return any(categories, random);
        }
        return any(products, random);
    }

    private static String any(List<String> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static List<String> wordsOf(List<String> products) {
        TreeSet<String> words = new TreeSet<>();
        for (String product : products) {
            Arrays.stream(BETWEEN_WORDS.split(product, -1))
                    .filter(word ->
                            word.length() >= SHORTEST_WORD && word.chars().allMatch(letter -> letter < 128))
                    .forEach(words::add);
        }
        return List.copyOf(words);
    }
}
