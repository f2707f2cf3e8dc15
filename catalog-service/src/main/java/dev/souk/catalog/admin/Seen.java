package dev.souk.catalog.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What somebody had before their eyes when they decided on a change: {@code v7-12.3.0}. The version tells whether somebody else
 * has changed the product since. The pieces tell what a count they enter means: 20 instead of 12 is 8 more, whatever was sold
 * meanwhile.
 *
 * @param onHand pieces of each variant, in their order
 */
record Seen(long version, List<Integer> onHand) {

    private static final Pattern FORM = Pattern.compile("v(\\d{1,18})-((?:\\d{1,9}(?:\\.\\d{1,9}){0,499})?)");

    Seen {
        onHand = List.copyOf(onHand);
    }

    /** Empty when it is not of our making. */
    static Optional<Seen> parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        List<Integer> onHand = new ArrayList<>();
        if (!parts.group(2).isEmpty()) {
            for (String pieces : parts.group(2).split("\\.", -1)) {
                onHand.add(Integer.parseInt(pieces));
            }
        }
        return Optional.of(new Seen(Long.parseLong(parts.group(1)), onHand));
    }

    /** Whether this is the state that the article is in, sales aside. */
    boolean isCurrent(Article article) {
        return version == article.version()
                && onHand.size() == article.variants().size();
    }

    public String text() {
        return onHand.stream().map(String::valueOf).collect(Collectors.joining(".", "v" + version + "-", ""));
    }
}
