package dev.souk.db.rules;

import dev.souk.db.rules.sql.SqlScript;
import dev.souk.db.rules.sql.SqlStatement;
import dev.souk.db.rules.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A file under judgement.
 *
 * @param inUse what the running release knows
 * @param nextRelease what messages call the next release
 */
public record Migration(MigrationFile file, SqlScript script, Directives directives, InUse inUse, String nextRelease) {

    /**
     * Reads {@code file}.
     *
     * @throws UnreadableMigration if it is text of another kind
     */
    public static Migration of(MigrationFile file, InUse inUse, String nextRelease) {
        SqlScript script = SqlScript.of(file.text());
        if (!script.isSql()) {
            throw new UnreadableMigration(file.name() + " is no SQL");
        }
        return new Migration(file, script, Directives.of(script.comments()), inUse, nextRelease);
    }

    public List<SqlStatement> statements() {
        return script.statements();
    }

    /** The changes of tables that were there before this file. */
    public Stream<Site> sites() {
        Set<String> created = statements().stream()
                .map(SqlStatement::meaning)
                .filter(Statement.CreateTable.class::isInstance)
                .map(statement -> ((Statement.CreateTable) statement).table().name())
                .collect(Collectors.toSet());
        return statements().stream()
                .filter(statement -> statement.meaning() instanceof Statement.AlterTable alter
                        && !created.contains(alter.table().name()))
                .map(statement -> new Site(this, statement, (Statement.AlterTable) statement.meaning()));
    }

    /** The safe way, to be filled in. */
    public Steps steps() {
        return new Steps(file.version().orElse(1), nextRelease);
    }
}
