package dev.souk.catalog.feed;

import dev.souk.catalog.feed.FeedLine.Refused;
import java.util.ArrayList;
import java.util.List;

/** Counts what becomes of each line, while the import goes on. */
final class ImportTally {

    private final int refusedKept;
    private final List<Refused> refusedFirst = new ArrayList<>();
    private long created;
    private long changed;
    private long unchanged;
    private long refused;
    private long productsCreated;
    private long productsChanged;
    private long refusedLast;

    ImportTally(int refusedKept) {
        this.refusedKept = refusedKept;
    }

    void refuse(Refused line) {
        refused++;
        refusedLast = line.line();
        if (refusedFirst.size() < refusedKept) {
            refusedFirst.add(line);
        }
    }

    void add(FeedBatch.Outcome outcome) {
        created += outcome.created();
        changed += outcome.changed();
        unchanged += outcome.unchanged();
        productsCreated += outcome.productsCreated();
        productsChanged += outcome.productsChanged();
    }

    ImportReport report() {
        return new ImportReport(
                created,
                changed,
                unchanged,
                refused,
                productsCreated,
                productsChanged,
                List.copyOf(refusedFirst),
                refusedLast);
    }
}
