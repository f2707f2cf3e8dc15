package dev.souk.catalog.feed;

import dev.souk.catalog.feed.FeedLine.Refused;
import java.util.List;

/**
 * What became of a feed. Each line counts once: as created, changed, unchanged or refused.
 *
 * @param created lines whose variant is new
 * @param changed lines that changed their variant or, being the first of their group, their product
 * @param productsCreated products that came with them
 * @param productsChanged products whose texts, category or place on the home page changed
 * @param refusedFirst the first of the refused ones
 * @param refusedLast the line of the last refused one, 0 when there is none
 */
public record ImportReport(
        long created,
        long changed,
        long unchanged,
        long refused,
        long productsCreated,
        long productsChanged,
        List<Refused> refusedFirst,
        long refusedLast) {

    public long lines() {
        return created + changed + unchanged + refused;
    }
}
