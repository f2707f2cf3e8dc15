package dev.souk.db.rules.online;

import dev.souk.db.rules.MigrationFile;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Measures one migration after the other, and one that seems to block several times. */
final class Rehearsal {

    /** What blocks does so each time; a machine that is busy with something else does not. */
    private static final int MOST_ATTEMPTS = 5;

    private static final String SCHEMA = "souk_scratch_online";

    private final ScratchCluster cluster;
    private final Heartbeat heartbeat;
    private final long rows;
    private final Predicate<MigrationFile> excused;
    private final Trial trial;
    private final RehearsalSchema schema;
    private final List<MigrationFile> applied = new ArrayList<>();

    Rehearsal(ScratchCluster cluster, Heartbeat heartbeat, long rows, Predicate<MigrationFile> excused)
            throws SQLException {
        this.cluster = cluster;
        this.heartbeat = heartbeat;
        this.rows = rows;
        this.excused = excused;
        this.trial = new Trial(cluster, heartbeat);
        this.schema = RehearsalSchema.create(cluster, SCHEMA, rows);
    }

    /** Applies the next one. */
    MeasuredFile measure(MigrationFile file) throws SQLException, InterruptedException {
        Set<String> concerned = schema.namedBy(file);
        Set<String> needed = schema.withParents(concerned.isEmpty() ? schema.anyOne() : concerned);
        Set<String> present = schema.filled();
        long rowsConcerned = schema.rows(concerned);
        boolean mayPause = excused.test(file);
        List<Attempt> attempts = new ArrayList<>();
        attempts.add(trial.of(file, schema));
        while (attempts.getLast().applied()
                && !mayPause
                && pauses(attempts.getLast())
                && attempts.size() < MOST_ATTEMPTS) {
            attempts.add(again(file, attempts.size(), table -> needed.contains(table) || !present.contains(table)));
        }
        if (attempts.getFirst().applied()) {
            schema.fillNewTables(table -> true);
            applied.add(file);
        }
        return MeasuredFile.of(file, rowsConcerned, attempts, mayPause);
    }

    /** On the same tables as the first time, made anew by all earlier migrations; those that matter little stay empty. */
    private Attempt again(MigrationFile file, int number, Predicate<String> filled)
            throws SQLException, InterruptedException {
        try (RehearsalSchema fresh = RehearsalSchema.create(cluster, "%s_%d".formatted(SCHEMA, number), rows)) {
            for (MigrationFile earlier : applied) {
                fresh.apply(earlier);
                fresh.fillNewTables(filled);
            }
            heartbeat.awaitReplicas();
            return trial.of(file, fresh);
        }
    }

    private static boolean pauses(Attempt attempt) {
        return attempt.pause().compareTo(MeasuredFile.LONGEST_PAUSE) > 0;
    }
}
