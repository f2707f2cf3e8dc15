package dev.souk.db.rules;

import java.util.Optional;

/**
 * One step of a safe way.
 *
 * @param words what to do
 * @param migration the file to write, when the step is one
 * @param code what to run or to build in, when the step is no migration
 */
public record Step(String words, Optional<MigrationFile> migration, Optional<String> code) {}
