package dev.souk.db.rules.sql;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a statement says the change is to be made.
 *
 * @param algorithm in lower case: {@code instant}, {@code nocopy}, {@code inplace}, {@code copy} or {@code default}
 * @param lock in lower case: {@code none}, {@code shared}, {@code exclusive} or {@code default}
 */
public record Locking(Optional<String> algorithm, Optional<String> lock) {

    private static final Set<String> ONLINE = Set.of("instant", "nocopy", "inplace");

    /** A clause of its own, with the comma before it where there is one. */
    private static final Pattern CLAUSE =
            Pattern.compile("\\s*,?\\s*\\b(?:algorithm|lock)\\b\\s*=?\\s*\\w+", Pattern.CASE_INSENSITIVE);

    private static final Pattern ALGORITHM = Pattern.compile("\\balgorithm\\b\\s*=?\\s*\\w+", Pattern.CASE_INSENSITIVE);

    /** The statement without what it says of it. */
    public static String without(String sql) {
        return CLAUSE.matcher(sql).replaceAll("").strip();
    }

    /** The statement with another algorithm in the place of the one it names. */
    public static String with(String algorithm, String sql) {
        return ALGORITHM.matcher(sql).replaceAll("algorithm = " + algorithm);
    }

    static Locking of(Optional<String> algorithm, Optional<String> lock) {
        return new Locking(algorithm.map(Locking::lower), lock.map(Locking::lower));
    }

    /** Whether both are said. */
    public boolean isStated() {
        return algorithm.isPresent() && lock.isPresent();
    }

    /** Whether what is said lets others read and write meanwhile, on every version of the server. */
    public boolean blocksNobody() {
        return algorithm.map(ONLINE::contains).orElse(true)
                && lock.map("none"::equals).orElse(true);
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
