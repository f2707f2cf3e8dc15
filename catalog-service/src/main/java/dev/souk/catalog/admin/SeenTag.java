package dev.souk.catalog.admin;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A product's entity tag: {@code "v7-12.3.0-<hash>"}. What was seen is what {@code If-Match} asks for; the hash covers what changes
 * without a change of the product, as reservations do.
 */
final class SeenTag {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"(v\\d+-[\\d.]*)-[^\"]*\"");

    static String of(Article article, String hash) {
        return '"' + article.seen().text() + '-' + hash + '"';
    }

    /** Empty when the header names nothing that was seen; {@code *} does not. */
    static Optional<Seen> seen(@Nullable String ifMatch) {
        return ifMatch == null
                ? Optional.empty()
                : Arrays.stream(ifMatch.split(",", -1))
                        .map(tag -> TAG.matcher(tag.strip()))
                        .filter(Matcher::matches)
                        .flatMap(parts -> Seen.parse(parts.group(1)).stream())
                        .findFirst();
    }

    private SeenTag() {}
}
