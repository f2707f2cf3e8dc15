package dev.souk.db.migrate;

import org.flywaydb.core.api.MigrationInfo;

/** A migration as people call it: Flyway's script may have its folder in front. */
final class FileName {

    private FileName() {}

    static String of(MigrationInfo migration) {
        return of(migration.getScript());
    }

    static String of(String script) {
        return script.substring(script.lastIndexOf('/') + 1);
    }
}
