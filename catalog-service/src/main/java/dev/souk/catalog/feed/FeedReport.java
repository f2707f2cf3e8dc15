package dev.souk.catalog.feed;

import java.util.List;

/**
 * What became of a feed, as it is answered. Each line counts once: as created, changed, unchanged or refused.
 *
 * @param id of the import, as the list of changes names it
 * @param created lines whose variant is new
 * @param changed lines that changed their variant or, being the first of their group, their product
 * @param productsCreated products that came with them
 * @param productsChanged products whose texts, category or place on the home page changed
 * @param problems the first of the refused lines
 */
record FeedReport(
        String id,
        long lines,
        long created,
        long changed,
        long unchanged,
        long refused,
        long productsCreated,
        long productsChanged,
        List<RefusedLine> problems) {

    /**
     * A line that was not taken.
     *
     * @param line the first line of the feed is 1
     * @param detail why
     */
    record RefusedLine(long line, String detail) {}

    FeedReport {
        problems = List.copyOf(problems);
    }

    static FeedReport of(String id, ImportReport report, List<RefusedLine> problems) {
        return new FeedReport(
                id,
                report.lines(),
                report.created(),
                report.changed(),
                report.unchanged(),
                report.refused(),
                report.productsCreated(),
                report.productsChanged(),
                problems);
    }
}
