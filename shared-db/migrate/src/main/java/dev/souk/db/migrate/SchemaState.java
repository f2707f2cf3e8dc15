package dev.souk.db.migrate;

import java.util.Comparator;
import java.util.List;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** How far the schema is, in words. */
record SchemaState(String version, String known, boolean newer) {

    static SchemaState of(List<MigrationInfo> all) {
        String version = highest(all.stream()
                .filter(file -> file.getState().isApplied() && !file.getState().isFailed())
                .toList());
        String known = highest(
                all.stream().filter(file -> file.getState().isResolved()).toList());
        boolean newer = all.stream().anyMatch(file -> file.getState() == MigrationState.FUTURE_SUCCESS);
        return new SchemaState(version, known, newer);
    }

    String nothingToDo() {
        return newer
                ? "The schema is at version %s, newer than this release, which knows %s: nothing to do."
                        .formatted(version, known)
                : "The schema is up to date, at version %s.".formatted(version);
    }

    private static String highest(List<MigrationInfo> files) {
        return files.stream()
                .filter(MigrationInfo::isVersioned)
                .map(MigrationInfo::getVersion)
                .max(Comparator.naturalOrder())
                .map(Object::toString)
                .orElse("0");
    }
}
