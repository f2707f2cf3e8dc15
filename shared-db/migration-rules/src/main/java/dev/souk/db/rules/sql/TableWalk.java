package dev.souk.db.rules.sql;

import io.debezium.ddl.parser.mariadb.generated.MariaDBParser;
import io.debezium.ddl.parser.mariadb.generated.MariaDBParserBaseListener;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of a {@code create table} the rules ask about, wherever it stands in it. */
final class TableWalk extends MariaDBParserBaseListener {

    boolean hasPrimaryKey;

    @Nullable
    String engine;

    final List<TableName> parents = new ArrayList<>();

    @Override
    public void enterPrimaryKeyTableConstraint(MariaDBParser.PrimaryKeyTableConstraintContext key) {
        hasPrimaryKey = true;
    }

    @Override
    public void enterPrimaryKeyColumnConstraint(MariaDBParser.PrimaryKeyColumnConstraintContext key) {
        // A column's `key` alone is its primary key, but `unique key` has a context of its own.
        hasPrimaryKey = true;
    }

    @Override
    public void enterReferenceDefinition(MariaDBParser.ReferenceDefinitionContext reference) {
        parents.add(Identifiers.of(reference.tableName()));
    }

    @Override
    public void enterTableOptionEngine(MariaDBParser.TableOptionEngineContext option) {
        engine = option.engineName() == null
                ? ""
                : Identifiers.unquoted(option.engineName().getText());
    }
}
