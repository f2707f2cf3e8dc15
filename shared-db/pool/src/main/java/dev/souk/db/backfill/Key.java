package dev.souk.db.backfill;

import dev.souk.db.ReadSession;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The column along which a backfill goes: numbers are compared as numbers and texts as texts, so that an index leads the way. */
final class Key<K> {

    private static final Set<String> NUMBERS = Set.of("tinyint", "smallint", "mediumint", "int", "bigint");
    private static final Set<String> TEXTS = Set.of("char", "varchar");
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");

    /** The table's own idea of how many rows it has costs nothing; counting them would read them all. */
    private static final String DESCRIBE = """
            select kind.data_type,
                   kind.is_nullable = 'NO' and exists (
                       select 1
                       from information_schema.statistics own
                       where own.table_schema = database()
                         and own.table_name = :table
                         and own.non_unique = 0
                       group by own.index_name
                       having count(*) = 1
                          and max(own.column_name = :column) = 1),
                   coalesce(about.table_rows, 0)
            from information_schema.tables about
            join information_schema.columns kind
              on kind.table_schema = about.table_schema and kind.table_name = about.table_name
            where about.table_schema = database()
              and about.table_name = :table
              and kind.column_name = :column
            """;

    private final String table;
    private final String column;
    private final Set<String> types;
    private final Function<Object, K> typed;
    private final String firstRange;
    private final String nextRange;

    private Key(String table, String column, Set<String> types, Function<Object, K> typed) {
        this.table = identifier("table", table);
        this.column = identifier("column", column);
        this.types = types;
        this.typed = typed;
        this.firstRange = range("");
        this.nextRange = range("where `" + column + "` > :after");
    }

    static Key<Long> ofLong(String table, String column) {
        return new Key<>(table, column, NUMBERS, value -> new BigDecimal(value.toString()).longValueExact());
    }

    static Key<String> ofString(String table, String column) {
        return new Key<>(table, column, TEXTS, Object::toString);
    }

    String table() {
        return table;
    }

    String column() {
        return column;
    }

    /**
     * The next rows after {@code lastKey}.
     *
     * @return empty when there is none
     */
    Uni<Optional<Range<K>>> next(ReadSession session, @Nullable String lastKey, int rows) {
        var query = lastKey == null
                ? session.sql(firstRange, Bounds.class)
                : session.sql(nextRange, Bounds.class).bind("after", typed.apply(lastKey));
        return query.bind("rows", rows).one().map(Optional::orElseThrow).map(this::range);
    }

    /**
     * About how many rows the table has.
     *
     * @return fails with {@link BackfillStopped} when one cannot go along this column
     */
    Uni<Long> estimate(ReadSession session) {
        return session.sql(DESCRIBE, Description.class)
                .bind("table", table)
                .bind("column", column)
                .one()
                .map(this::checked);
    }

    private long checked(Optional<Description> found) {
        Description description = found.orElseThrow(() -> new BackfillStopped(
                "There is no column %s.%s. Does its migration still wait?".formatted(table, column)));
        if (!types.contains(description.type())) {
            throw new BackfillStopped(
                    "%s.%s is %s. Say longKey for whole numbers, stringKey for char and varchar: compared as"
                                    .formatted(table, column, description.type())
                            + " another type, it would be looked for without its index");
        }
        if (!description.unique()) {
            throw new BackfillStopped(
                    "%s.%s is no unique key by itself. A backfill goes along the primary key or another unique, not null column"
                            .formatted(table, column));
        }
        return description.rows();
    }

    private Optional<Range<K>> range(Bounds bounds) {
        return bounds.first() == null || bounds.last() == null
                ? Optional.empty()
                : Optional.of(new Range<>(typed.apply(bounds.first()), typed.apply(bounds.last()), bounds.rows()));
    }

    /** Reads as many keys of the index as the batch has rows, wherever it is; an offset would read all before them, too. */
    private String range(String beyond) {
        return """
                select min(batch.batch_key), max(batch.batch_key), count(*)
                from (
                    select `%s` as batch_key
                    from `%s`
                    %s
                    order by `%s`
                    limit :rows) batch
                """.formatted(column, table, beyond, column);
    }

    private static String identifier(String what, String name) {
        if (!IDENTIFIER.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is no name of a %s. Write letters, digits and underscores".formatted(name, what));
        }
        return name;
    }

    @RegisterForReflection
    record Bounds(@Nullable Object first, @Nullable Object last, long rows) {}

    @RegisterForReflection
    record Description(String type, boolean unique, long rows) {}
}
