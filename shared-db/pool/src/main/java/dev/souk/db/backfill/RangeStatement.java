package dev.souk.db.backfill;

import dev.souk.db.WriteSession;
import io.smallrye.mutiny.Uni;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** One statement as the change of a batch. */
final class RangeStatement {

    private static final Pattern FIRST = Pattern.compile(":first\\b");
    private static final Pattern LAST = Pattern.compile(":last\\b");

    /** A visitor's transaction takes 50 ms: one that holds a row for longer than a second is something else, and a batch can come again. */
    private static final String LIMITS = "set statement innodb_lock_wait_timeout = 1, max_statement_time = 2 for ";

    private RangeStatement() {}

    static <K> BiFunction<WriteSession, Range<K>, Uni<Integer>> of(String name, String sql) {
        if (!FIRST.matcher(sql).find() || !LAST.matcher(sql).find()) {
            throw new IllegalArgumentException(
                    "The statement of %s does not keep to its batch. Write \"where <key> between :first and :last\""
                            .formatted(name));
        }
        String limited = LIMITS + sql.strip();
        return (session, range) -> session.sql(limited)
                .bind("first", range.first())
                .bind("last", range.last())
                .execute();
    }
}
