package dev.souk.catalog.search;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Text as search sees it: plain lower-case words of letters and digits, a space between them. What is searched and what is
 * typed are folded alike, so no accent, apostrophe or operator of the database ever meets the other side.
 *
 * @param typed the words somebody typed, at most {@link #MOST}
 */
public record Words(List<String> typed) {

    static final int MOST = 10; // each one is a look-up in the index

    /** innodb_ft_min_token_size: shorter words are not in the index. */
    private static final int SHORTEST_INDEXED = 3;

    /** innodb_ft_max_token_size: nor are longer ones. */
    private static final int LONGEST_INDEXED = 84;

    /** The server's built-in list (information_schema.INNODB_FT_DEFAULT_STOPWORD): not in the index, and no loss. */
    private static final Set<String> COMMON = Set.of(
            ("a about an are as at be by com de en for from how i in is it la of on or that the this to was what when where"
                            + " who will with und www")
                    .split(" "));

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern APOSTROPHES = Pattern.compile("['’ʼ`´]");
    private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{Nd}]+");

    private static final Map<String, String> LETTERS =
            Map.of("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "đ", "d", "ð", "d", "þ", "th", "ł", "l", "ı", "i");
    private static final Pattern LETTER = Pattern.compile("[ßæœøđðþłı]");

    public Words {
        typed = List.copyOf(typed);
    }

    public static Words of(String text) {
        return new Words(all(text)
                .filter(word -> !COMMON.contains(word))
                .distinct()
                .limit(MOST)
                .toList());
    }

    /** {@code "the"}, {@code "what is this"}: there are words, but they tell nothing from anything. */
    static boolean areCommon(String text) {
        return all(text).findAny().isPresent() && all(text).allMatch(COMMON::contains);
    }

    /** {@code "Café-Crème, men's"} becomes {@code "cafe creme mens"}. */
    public static String fold(String text) {
        String lower = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        String plain = LETTER.matcher(MARKS.matcher(lower).replaceAll(""))
                .replaceAll(match -> LETTERS.getOrDefault(match.group(), ""));
        return OTHER.matcher(APOSTROPHES.matcher(plain).replaceAll(""))
                .replaceAll(" ")
                .strip();
    }

    public boolean isEmpty() {
        return typed.isEmpty();
    }

    /** Whether the index can find any of them; else the few words of the titles have to be looked through. */
    public boolean inIndex() {
        return typed.stream().anyMatch(Words::indexed);
    }

    /**
     * Asks the index for all words it can know, each as the beginning of one: {@code +leather* +backpack*}. A short word would
     * make the result empty if it were asked for.
     */
    public String againstIndex() {
        return typed.stream()
                .filter(Words::indexed)
                .map(word -> "+" + stem(word) + "*")
                .collect(Collectors.joining(" "));
    }

    /** A regular expression for a folded text in which every word begins one, the short ones too. */
    public String asPattern() {
        return typed.stream().map(word -> "(?=.*\\b" + stem(word) + ")").collect(Collectors.joining("", "^", ""));
    }

    private static Stream<String> all(String text) {
        return Arrays.stream(fold(text).split(" ")).filter(word -> !word.isEmpty());
    }

    private static boolean indexed(String word) {
        return word.length() >= SHORTEST_INDEXED && word.length() <= LONGEST_INDEXED;
    }

    /** {@code backpacks} should find a backpack: as the beginning of a word, what is left finds both. */
    private static String stem(String word) {
        int spare = Math.max(0, word.length() - SHORTEST_INDEXED);
        String stem = word.substring(0, word.length() - Math.min(ending(word), spare));
        return COMMON.contains(stem) ? word : stem;
    }

    /** How many letters of a plural to leave out. */
    private static int ending(String word) {
        if (word.matches(".*([sxz]|ch|sh)es")) {
            return 2;
        }
        if (word.matches(".*ies")) {
            return 3;
        }
        return word.matches(".*[^sui]s") ? 1 : 0;
    }
}
