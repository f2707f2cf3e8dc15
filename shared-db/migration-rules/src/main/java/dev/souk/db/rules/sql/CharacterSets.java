package dev.souk.db.rules.sql;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The character sets that a definition names, by their names or as the beginning of a collation's; not what a comment says. */
final class CharacterSets {

    private static final Pattern NAMED =
            Pattern.compile("\\b(?:character\\s+set|charset|collate)\\s*=?\\s*`?([a-z0-9]+)", Pattern.CASE_INSENSITIVE);

    private static final Pattern QUOTED = Pattern.compile("'(?:[^'\\\\]|\\\\.|'')*'");

    /** Beginnings of collations that fit every character set of Unicode. */
    private static final Set<String> OF_ANY = Set.of("uca1400", "default");

    private CharacterSets() {}

    static Set<String> in(String definition) {
        String bare = QUOTED.matcher(definition).replaceAll("''");
        return NAMED.matcher(bare)
                .results()
                .map(named -> named.group(1).toLowerCase(Locale.ROOT))
                .filter(named -> !OF_ANY.contains(named))
                .collect(Collectors.toSet());
    }
}
