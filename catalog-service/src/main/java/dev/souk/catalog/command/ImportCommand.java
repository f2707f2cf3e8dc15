package dev.souk.catalog.command;

import dev.souk.catalog.demo.DemoCatalogue;
import dev.souk.catalog.feed.FeedImports;
import dev.souk.catalog.feed.FeedLine.Refused;
import dev.souk.catalog.feed.ImportFeed;
import dev.souk.catalog.feed.ImportReport;
import dev.souk.catalog.feed.Importer;
import dev.souk.catalog.feed.UnreadableFeed;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes in products: progress and trouble beside the report. */
@ApplicationScoped
class ImportCommand {

    private final ImportFeed importFeed;
    private final FeedImports imports;
    private final Clock clock;

    ImportCommand(ImportFeed importFeed, FeedImports imports, Clock clock) {
        this.importFeed = importFeed;
        this.imports = imports;
        this.clock = clock;
    }

    /** Done when the file was read to its end, however many lines were refused. */
    int file(Path file, @Nullable Path refusedFile, PrintStream out, PrintStream err) {
        Instant began = clock.instant();
        try (PrintWriter refused = refusedFile == null ? null : new PrintWriter(Files.newBufferedWriter(refusedFile));
                ProgressLine progress = new ProgressLine(err, clock)) {
            Consumer<Refused> listener =
                    refused == null ? line -> {} : line -> refused.printf("line %d: %s%n", line.line(), line.reason());
            ImportReport report = imports.run(
                    Importer.command("import"),
                    (reference, noted) -> importFeed.file(reference, file, noted, listener),
                    progress);
            out.print(ReportText.of(file.toString(), report, since(began), refusedFile));
            return CommandRun.DONE;
        } catch (UnreadableFeed e) {
            err.println(file + ": " + e.getMessage());
            return CommandRun.NOT_UNDERSTOOD;
        } catch (IOException e) {
            err.println("--refused " + refusedFile + ": " + e);
            return CommandRun.NOT_UNDERSTOOD;
        }
    }

    int demo(boolean ifEmpty, PrintStream out, PrintStream err) {
        if (ifEmpty && !importFeed.catalogueIsEmpty()) {
            out.println("There are products already, the demo catalogue stays out.");
            return CommandRun.DONE;
        }
        Instant began = clock.instant();
        try (ProgressLine progress = new ProgressLine(err, clock)) {
            ImportReport report = imports.run(
                    Importer.command("import-demo"),
                    (reference, noted) -> importFeed.items(reference, DemoCatalogue.items(), noted),
                    progress);
            out.print(ReportText.of("Demo catalogue", report, since(began), null));
            return CommandRun.DONE;
        }
    }

    private Duration since(Instant began) {
        return Duration.between(began, clock.instant());
    }
}
