package dev.souk.catalog.feed;

import dev.souk.catalog.product.ProductChanges;
import dev.souk.catalog.stock.ImportStock;
import dev.souk.db.TimeSortedIds;
import dev.souk.db.WriteSession;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;

/**
 * Some lines of a feed that go into the catalogue in one transaction: two queries when they say nothing new, some twenty
 * statements when they do, however many lines they are.
 *
 * @param reference names this import in the movements of stock
 * @param now when this import began: what comes in together is equally new
 */
record FeedBatch(
        List<FeedEntry> entries,
        CategoryPaths categories,
        TimeSortedIds ids,
        ImportStock importStock,
        ProductChanges changes,
        String reference,
        Instant now) {

    /**
     * What became of the lines.
     *
     * @param categories the categories known after it
     */
    record Outcome(
            long created,
            long changed,
            long unchanged,
            long productsCreated,
            long productsChanged,
            CategoryPaths categories) {}

    Uni<Outcome> write(WriteSession session) {
        return Known.of(session, entries).chain(known -> write(session, new FeedPlan(entries, known, ids)));
    }

    private Uni<Outcome> write(WriteSession session, FeedPlan plan) {
        if (plan.isEmpty()) {
            return Uni.createFrom().item(plan.outcome(entries.size(), categories));
        }
        List<List<String>> paths = plan.products().stream()
                .map(product -> product.entry().item().productType())
                .toList();
        return categories
                .with(session, ids, paths)
                .chain(grown -> SlugChoice.choose(session, plan.stems())
                        .chain(slugs ->
                                new FeedStatements(session, plan, grown, slugs, importStock, reference, now).run())
                        .chain(() -> changes.changed(session, plan.changedIds()))
                        .chain(() -> changes.assortment(session, grown.haveGrown()))
                        .replaceWith(() -> plan.outcome(entries.size(), grown)));
    }
}
