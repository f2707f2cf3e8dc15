package dev.souk.db.rules.online;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The report as people read it, a line as soon as there is something to say. */
final class PrintedReport {

    private static final String LINE = "%-36s %10s %8s %8s %9s %8s %11s %7s %6s  %s%n";

    private final PrintStream out;

    PrintedReport(PrintStream out) {
        this.out = out;
    }

    void begin(Path folder, int files, long rows) {
        out.printf(
                Locale.ROOT,
                "Applying the %d migrations of %s to tables of %,d rows, while clients read and write them.%n",
                files,
                folder,
                rows);
        out.printf(LINE, "migration", "rows", "took", "pause", "baseline", "lag", "operations", "failed", "tries", "");
    }

    void line(MeasuredFile file) {
        out.printf(
                Locale.ROOT,
                LINE,
                file.file().name(),
                "%,d".formatted(file.rows()),
                millis(file.took()),
                millis(file.pause()),
                millis(file.baseline()),
                millis(file.lag()),
                "%,d".formatted(file.operations()),
                "%,d".formatted(file.failed()),
                file.attempts(),
                verdict(file));
    }

    private static String millis(Duration duration) {
        return duration.toMillis() + " ms";
    }

    private static String verdict(MeasuredFile file) {
        if (!file.problems().isEmpty()) {
            return "REFUSED";
        }
        return file.pauses() ? "excused" : file.dropped() > 0 ? "ok, if nobody names what it drops" : "ok";
    }

    void end(OnlineReport report) {
        List<String> problems = report.problems();
        if (problems.isEmpty()) {
            out.printf("Nobody waits longer than %d ms", MeasuredFile.LONGEST_PAUSE.toMillis());
            out.print(
                    report.files().stream().anyMatch(MeasuredFile::pauses) ? ", but for those that are excused." : ".");
        } else {
            problems.forEach(out::println);
            out.print("A shop in use would notice.");
        }
        out.printf(Locale.ROOT, " Measured in %d s.%n", report.took().toSeconds());
    }
}
