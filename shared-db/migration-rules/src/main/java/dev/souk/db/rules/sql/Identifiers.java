package dev.souk.db.rules.sql;

import io.debezium.ddl.parser.mariadb.generated.MariaDBParser;
import java.util.List;
import java.util.Optional;

/** Names as the server understands them, without their quotes. */
final class Identifiers {

    private Identifiers() {}

    static String of(MariaDBParser.UidContext uid) {
        return unquoted(uid.getText());
    }

    static TableName of(MariaDBParser.TableNameContext table) {
        return of(table.fullId());
    }

    static TableName of(MariaDBParser.FullIdContext id) {
        String first = of(id.uid(0));
        if (id.DOT_ID() != null) {
            return new TableName(
                    Optional.of(first), unquoted(id.DOT_ID().getText().substring(1)));
        }
        return id.uid().size() > 1
                ? new TableName(Optional.of(first), of(id.uid(1)))
                : new TableName(Optional.empty(), first);
    }

    static List<String> of(MariaDBParser.IndexColumnNamesContext columns) {
        return columns.indexColumnName().stream()
                .map(column -> column.uid() == null ? unquoted(column.getText()) : of(column.uid()))
                .toList();
    }

    static String unquoted(String name) {
        if (name.length() > 1 && "`\"'".indexOf(name.charAt(0)) >= 0) {
            String quote = name.substring(0, 1);
            return name.substring(1, name.length() - 1).replace(quote + quote, quote);
        }
        return name;
    }
}
