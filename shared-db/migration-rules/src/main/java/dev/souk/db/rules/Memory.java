package dev.souk.db.rules;

import dev.souk.db.rules.release.Release;
import dev.souk.db.rules.release.ReleasedMigration;
import dev.souk.db.rules.release.Version;
import java.util.List;

/**
 * What the releases so far know, read once.
 *
 * @param releases the oldest first
 * @param statements of the latest one; none before the first
 */
record Memory(List<Known> releases, List<String> statements) {

    /** A release and the migrations it was made with, in their order. */
    record Known(Version version, List<ReleasedMigration> migrations) {

        /** Whether it was made with a file of this name. */
        boolean contains(String name) {
            return migrations.stream().map(ReleasedMigration::name).anyMatch(name::equals);
        }
    }

    static Memory of(List<Release> releases) {
        return new Memory(
                releases.stream()
                        .map(release -> new Known(release.version(), release.migrations()))
                        .toList(),
                releases.isEmpty() ? List.of() : releases.getLast().statements());
    }
}
