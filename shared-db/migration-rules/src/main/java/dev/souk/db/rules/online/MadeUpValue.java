package dev.souk.db.rules.online;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What stands in a column of the n-th row: SQL in which {@value #NUMBER} is n, fitting the column's type, the same on every run. */
final class MadeUpValue {

    static final String NUMBER = "{n}";

    private static final Pattern QUOTED = Pattern.compile("'(?:[^']|'')*'");

    /** A text that is found by needs to differ; longer ones are there to give a row its usual weight. */
    private static final int LONGEST_NAME = 12;

    private static final int LEAST_PROSE = 256;

    private MadeUpValue() {}

    /** Differs from row to row as far as the type allows. */
    static String of(Table table, Column column) {
        List<String> checks = table.checksOf(column.name());
        if (checks.stream().anyMatch(check -> check.toLowerCase(Locale.ROOT).contains("json_valid"))) {
            return "json_object('number', {n}, 'title', concat('Thing ', {n}))";
        }
        List<String> allowed = quoted(checks.stream());
        if (!allowed.isEmpty()) {
            return oneOf(allowed);
        }
        boolean free = checks.isEmpty() || table.inUniqueKey(column.name());
        return switch (column.type()) {
            case "tinyint" ->
                column.wholeType().startsWith("tinyint(1)") ? "{n} % 2" : free ? upTo(100) : smallNumber();
            case "smallint" -> free ? upTo(32_000) : smallNumber();
            case "mediumint" -> free ? upTo(8_000_000) : smallNumber();
            case "int", "bigint" -> free ? "{n}" : smallNumber();
            case "decimal" -> free ? "{n} % 1" + "0".repeat((int) Math.min(column.size(), 9)) : smallNumber();
            case "float", "double" -> free ? "{n}" : smallNumber();
            case "bit" -> "{n} % 2";
            case "char", "varchar", "tinytext", "text", "mediumtext", "longtext" -> text(table, column);
            case "binary" -> "unhex(lpad(hex({n}), %d, '0'))".formatted(2 * column.size());
            case "varbinary", "tinyblob", "blob", "mediumblob", "longblob" ->
                "unhex(lpad(hex({n}), %d, '0'))".formatted(2 * Math.min(column.size(), 16));
            case "date" -> "date_add(date '2024-01-01', interval {n} % 3650 day)";
            case "datetime", "timestamp" -> "timestamp '2024-01-01 00:00:00' + interval {n} second";
            case "time" -> "sec_to_time({n} % 86400)";
            case "year" -> "2000 + {n} % 100";
            case "enum" -> oneOf(quoted(Stream.of(column.wholeType())));
            case "set" -> quoted(Stream.of(column.wholeType())).getFirst();
            case "uuid" -> "cast(concat(lpad(hex({n}), 8, '0'), '-0000-4000-8000-000000000000') as uuid)";
            case "inet4" -> "cast(inet_ntoa({n}) as inet4)";
            case "inet6" -> "cast(concat('::', hex({n})) as inet6)";
            default ->
                throw new UnfillableTable("column %s.%s cannot be filled: nobody knows how to make up a %s"
                        .formatted(table.name(), column.name(), column.wholeType()));
        };
    }

    private static String text(Table table, Column column) {
        if (column.size() >= LEAST_PROSE && !table.inUniqueKey(column.name())) {
            return "concat('Thing ', {n}, ' of kind ', {n} % 100, ', as it is described in some words of no meaning')";
        }
        return "lpad(conv({n}, 10, 36), %d, '0')".formatted(Math.min(column.size(), LONGEST_NAME));
    }

    /** Mostly what a check wants: positive, within a scale of five or a hundred, not more than the column beside it. */
    private static String smallNumber() {
        return "1 + {n} % 5";
    }

    private static String upTo(long most) {
        return "1 + {n} % " + most;
    }

    private static String oneOf(List<String> values) {
        return "elt(1 + {n} %% %d, %s)".formatted(values.size(), String.join(", ", values));
    }

    private static List<String> quoted(Stream<String> texts) {
        return texts.flatMap(text -> QUOTED.matcher(text).results())
                .map(MatchResult::group)
                .toList();
    }
}
