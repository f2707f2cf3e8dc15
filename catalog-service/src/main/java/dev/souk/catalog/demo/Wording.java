package dev.souk.catalog.demo;

import dev.souk.catalog.picture.Dice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The words of one product. {@code {noun}} in a sentence is one of the ware's nouns, the same throughout the product;
 * {@code {Noun}} starts with a capital, {@code {a noun}} brings its article, {@code {noun.use}} is what is noted about it.
 */
final class Wording {

    private static final Pattern SLOT = Pattern.compile("\\{(a |A )?([A-Za-z-]+)(?:\\.([a-z-]+))?}");
    private static final Set<String> SMALL_WORDS =
            Set.of("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with");
    private static final Pattern AN = Pattern.compile("(?i)(?:[aeiou]|8|11|18|hour|honest|heir).*");
    private static final Pattern NOT_AN = Pattern.compile("(?i)(?:eu|one|once|uni|us[ei]|ut).*");

    private final Ware ware;
    private final Dice dice;
    private final Map<String, Phrase> chosen = new HashMap<>();

    Wording(Ware ware, Dice dice) {
        this.ware = ware;
        this.dice = dice;
    }

    /** The phrase this product has from a list, chosen when first asked for. */
    Phrase choose(String list) {
        return chosen.computeIfAbsent(list, name -> {
            List<Phrase> phrases = ware.list(name);
            if (phrases.isEmpty()) {
                throw new IllegalStateException(ware.prefix() + " has no list " + name);
            }
            return dice.pick(phrases);
        });
    }

    /** Gives a list's phrase from outside. */
    void set(String list, Phrase phrase) {
        chosen.put(list, phrase);
    }

    /** Forgets a choice, so that the next one may differ. */
    void forget(String list) {
        chosen.remove(list);
    }

    boolean knows(String list) {
        return !ware.list(list).isEmpty();
    }

    /** A number within the range that a setting names, such as {@code 1-4}. */
    int number(String setting, String usual) {
        String[] ends = ware.setting(setting, usual).split("-", 2);
        return dice.between(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]));
    }

    /** Up to {@code count} different sentences of a list, filled in. */
    List<String> sentences(String list, int count) {
        List<Phrase> left = new ArrayList<>(ware.list(list));
        List<String> sentences = new ArrayList<>();
        while (sentences.size() < count && !left.isEmpty()) {
            sentences.add(fill(left.remove(dice.below(left.size())).text()));
        }
        return sentences;
    }

    String fill(String template) {
        return SLOT.matcher(template)
                .replaceAll(slot -> Matcher.quoteReplacement(value(slot.group(1), slot.group(2), slot.group(3))));
    }

    /** A filled template in the capitals of a title. */
    String title(String template) {
        StringBuilder title = new StringBuilder();
        for (String word : fill(template).split(" ", -1)) {
            boolean small = !title.isEmpty() && SMALL_WORDS.contains(word);
            title.append(title.isEmpty() ? "" : " ").append(small ? word : capital(word));
        }
        return title.toString();
    }

    static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** "saffron, teal and ivory" */
    static String enumerate(List<String> words) {
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    static String article(String word) {
        return AN.matcher(word).matches() && !NOT_AN.matcher(word).matches() ? "an" : "a";
    }

    private String value(@Nullable String article, String name, @Nullable String note) {
        Phrase phrase = choose(name.toLowerCase(Locale.ROOT));
        String value = note == null ? phrase.text() : phrase.note(note);
        if (article != null) {
            String with = article(value) + " " + value;
            return article.startsWith("A") ? capital(with) : with;
        }
        return Character.isUpperCase(name.charAt(0)) ? capital(value) : value;
    }
}
