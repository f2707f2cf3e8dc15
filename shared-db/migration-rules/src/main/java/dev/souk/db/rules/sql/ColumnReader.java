package dev.souk.db.rules.sql;

import io.debezium.ddl.parser.mariadb.generated.MariaDBParser;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes a {@link Column} of its definition. */
final class ColumnReader {

    private final List<MariaDBParser.ColumnConstraintContext> constraints;
    private final String type;

    private ColumnReader(List<MariaDBParser.ColumnConstraintContext> constraints, String type) {
        this.constraints = constraints;
        this.type = type;
    }

    static Column column(String name, String words, String type, MariaDBParser.ColumnDefinitionContext definition) {
        return new ColumnReader(definition.columnConstraint(), type).column(name, words);
    }

    private Column column(String name, String words) {
        boolean serial = type.toLowerCase(Locale.ROOT).startsWith("serial");
        return new Column(
                name,
                words,
                type,
                serial || all(MariaDBParser.NullColumnConstraintContext.class).anyMatch(ColumnReader::isNot),
                byDefault(),
                generation(),
                serial
                        || all(MariaDBParser.AutoIncrementColumnConstraintContext.class)
                                .anyMatch(ColumnReader::counts),
                serial || has(MariaDBParser.UniqueKeyColumnConstraintContext.class),
                has(MariaDBParser.PrimaryKeyColumnConstraintContext.class),
                has(MariaDBParser.CheckColumnConstraintContext.class),
                CharacterSets.in(words));
    }

    private Column.Default byDefault() {
        return all(MariaDBParser.DefaultColumnConstraintContext.class)
                .map(constraint ->
                        isConstant(constraint.defaultValue()) ? Column.Default.CONSTANT : Column.Default.COMPUTED)
                .findFirst()
                .orElse(Column.Default.NONE);
    }

    /** The time at which the column is added is one for all rows. */
    private static boolean isConstant(MariaDBParser.DefaultValueContext value) {
        boolean literal = value.NULL_LITERAL() != null || value.constant() != null;
        return literal || !value.currentTimestamp().isEmpty() || isLiteral(value);
    }

    private static boolean isLiteral(MariaDBParser.DefaultValueContext value) {
        return Optional.ofNullable(value.expression())
                .map(expression -> expression.getText().matches("(?i)-?\\d+(\\.\\d+)?|'[^']*'|true|false|null"))
                .orElse(false);
    }

    private Column.Generation generation() {
        return all(MariaDBParser.GeneratedColumnConstraintContext.class)
                .map(constraint -> constraint.STORED() != null || constraint.PERSISTENT() != null
                        ? Column.Generation.STORED
                        : Column.Generation.VIRTUAL)
                .findFirst()
                .orElse(Column.Generation.NONE);
    }

    private static boolean isNot(MariaDBParser.NullColumnConstraintContext constraint) {
        return constraint.nullNotnull().NOT() != null;
    }

    /** The grammar has one context for this and for {@code on update current_timestamp}. */
    private static boolean counts(MariaDBParser.AutoIncrementColumnConstraintContext constraint) {
        return constraint.AUTO_INCREMENT() != null;
    }

    private boolean has(Class<? extends MariaDBParser.ColumnConstraintContext> kind) {
        return all(kind).findAny().isPresent();
    }

    private <T extends MariaDBParser.ColumnConstraintContext> Stream<T> all(Class<T> kind) {
        return constraints.stream().filter(kind::isInstance).map(kind::cast);
    }
}
