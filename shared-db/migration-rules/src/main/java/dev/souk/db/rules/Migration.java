package dev.souk.db.rules;

import dev.souk.db.rules.sql.SqlScript;
import dev.souk.db.rules.sql.SqlStatement;
import dev.souk.db.rules.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

    /** The changes of tables that may have been there before this file. */
    public Stream<Site> sites() {
        List<Site> sites = new ArrayList<>();
        Set<String> made = new HashSet<>();
        for (SqlStatement statement : statements()) {
            switch (statement.meaning()) {
                case Statement.CreateTable create
                when !create.ifNotExists() -> made.add(create.table().name());
                case Statement.AlterTable alter
                when !made.contains(alter.table().name()) -> sites.add(new Site(this, statement, alter));
                default -> {}
            }
        }
        return sites.stream();
    }

    /** The safe way, to be filled in. */
    public Steps steps() {
        return new Steps(file.version().orElse(1), nextRelease);
    }
}
