package dev.souk.catalog.command;

import dev.souk.catalog.feed.ImportReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An import's report as people read it. */
final class ReportText {

    private ReportText() {}

    static String of(String source, ImportReport report, Duration took, @Nullable Path refusedFile) {
        return """
                %s: %,d lines in %.1f s
                  created   %,7d  (%,d products)
                  changed   %,7d  (%,d products)
                  unchanged %,7d
                  refused   %,7d
                """.formatted(
                                source,
                                report.lines(),
                                took.toMillis() / 1000.0,
                                report.created(),
                                report.productsCreated(),
                                report.changed(),
                                report.productsChanged(),
                                report.unchanged(),
                                report.refused())
                + refused(report, refusedFile);
    }

    private static String refused(ImportReport report, @Nullable Path refusedFile) {
        String listed = report.refusedFirst().stream()
                .map(line -> "    line %d: %s%n".formatted(line.line(), line.reason()))
                .collect(Collectors.joining());
        long more = report.refused() - report.refusedFirst().size();
        if (more == 0) {
            return listed;
        }
        String where =
                refusedFile == null ? "--refused FILE writes them all down" : "all of them are in " + refusedFile;
        return listed + "    and %,d more, up to line %d; %s%n".formatted(more, report.refusedLast(), where);
    }
}
