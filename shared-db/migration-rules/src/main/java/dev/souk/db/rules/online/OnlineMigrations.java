package dev.souk.db.rules.online;

import dev.souk.db.rules.Directives;
import dev.souk.db.rules.MigrationFile;
import dev.souk.db.rules.MigrationFolder;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Applies a service's migrations to full tables of a primary with two replicas, while clients read and write them, and
 * tells how long those waited and how far the replicas fell behind.
 *
 * <pre>{@code
 * OnlineReport report = OnlineMigrations.of(Path.of("src/main/resources/db/migration")).report(System.out);
 * assertThat(report.problems()).isEmpty();
 * }</pre>
 */
public final class OnlineMigrations {

    /** Enough for a copy of a table to be felt, few enough to fill a dozen tables in some seconds. */
    private static final long ROWS = 50_000;

    /** With {@code -Dsouk.long=true}. */
    private static final long MANY_ROWS = 1_000_000;

    private static final long FEWEST_ROWS = 1_000;

    private static final String PAUSE = "pause";

    private final Path folder;
    private final long rows;
    private final Predicate<MigrationFile> excused;

    private OnlineMigrations(Path folder, long rows, Predicate<MigrationFile> excused) {
        this.folder = folder;
        this.rows = rows;
        this.excused = excused;
    }

    /** Those of {@code folder}; excused is a file that says {@code -- rules: allow pause: <why>}. */
    public static OnlineMigrations of(Path folder) {
        return new OnlineMigrations(
                folder, Boolean.getBoolean("souk.long") ? MANY_ROWS : ROWS, OnlineMigrations::saysSo);
    }

    /** Fills each table with so many {@code rows} instead, a thousand at least. */
    public OnlineMigrations rows(long rows) {
        if (rows < FEWEST_ROWS) {
            throw new IllegalArgumentException("%d rows are too few to do anything with".formatted(rows));
        }
        return new OnlineMigrations(folder, rows, excused);
    }

    private static boolean saysSo(MigrationFile file) {
        return Directives.of(file).allows(PAUSE).isPresent();
    }

    /**
     * Applies them in order of their versions, and prints a line for each as soon as it is measured. After one that cannot
     * be applied there is no next one.
     *
     * @throws UnfillableTable if no rows can be made up for a table
     */
    public OnlineReport report(PrintStream out) {
        long began = System.nanoTime();
        List<MigrationFile> files = new MigrationFolder(folder)
                .files().stream().filter(file -> file.version().isPresent()).toList();
        PrintedReport printed = new PrintedReport(out);
        printed.begin(folder, files.size(), rows);
        OnlineReport report = new OnlineReport(measure(files, printed), Duration.ofNanos(System.nanoTime() - began));
        printed.end(report);
        return report;
    }

    private List<MeasuredFile> measure(List<MigrationFile> files, PrintedReport printed) {
        List<MeasuredFile> measured = new ArrayList<>();
        try (ScratchCluster cluster = new ScratchCluster();
                Heartbeat heartbeat = Heartbeat.start(cluster)) {
            Rehearsal rehearsal = new Rehearsal(cluster, heartbeat, rows, excused);
            for (MigrationFile file : files) {
                MeasuredFile result = rehearsal.measure(file);
                measured.add(result);
                printed.line(result);
                if (!result.applied()) {
                    break;
                }
            }
            return measured;
        } catch (SQLException failure) {
            throw new IllegalStateException("cannot measure: " + failure.getMessage(), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while measuring", interrupted);
        }
    }
}
