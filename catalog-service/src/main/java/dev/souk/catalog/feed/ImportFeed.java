package dev.souk.catalog.feed;

import dev.souk.catalog.feed.FeedLine.Accepted;
import dev.souk.catalog.feed.FeedLine.Refused;
import dev.souk.catalog.product.ProductChanges;
import dev.souk.catalog.stock.ImportStock;
import dev.souk.db.Database;
import dev.souk.db.TimeSortedIds;
import dev.souk.web.ShopConfig;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hibernate.exception.ConstraintViolationException;

/**
 * Takes a product feed into the catalogue. A line is known by its id: new ones are added, changed ones changed, and nothing is
 * ever removed; a feed that says the same again changes nothing. Lines of one group may stand anywhere; the first one speaks
 * for the product.
 *
 * <p>Blocks, and must not be called on an event loop.
 */
@ApplicationScoped
public class ImportFeed {

    /** Characters: a statement stays far below max_allowed_packet (16 MB). */
    private static final int TEXT_PER_TRANSACTION = 1_000_000;

    /** Of a transaction that met another import, which took the same slug or category first. */
    private static final int RETRIES = 10;

    private final Database database;
    private final TimeSortedIds ids;
    private final ImportStock importStock;
    private final ProductChanges changes;
    private final Clock clock;
    private final ShopConfig shop;
    private final FeedConfig config;

    ImportFeed(
            Database database,
            TimeSortedIds ids,
            ImportStock importStock,
            ProductChanges changes,
            Clock clock,
            ShopConfig shop,
            FeedConfig config) {
        this.database = database;
        this.ids = ids;
        this.importStock = importStock;
        this.changes = changes;
        this.clock = clock;
        this.shop = shop;
        this.config = config;
    }

    /**
     * Takes in a file.
     *
     * @param reference names this import in the movements of stock
     * @param refused hears of every line that cannot be used
     * @throws UnreadableFeed when the file as a whole is no feed, or cannot be read to its end
     */
    public ImportReport file(String reference, Path file, ImportProgress progress, Consumer<Refused> refused) {
        try (FeedReader reader = FeedReader.open(file, shop.currency(), config.defaultQuantity(), clock)) {
            long size = Math.max(1, Files.size(file));
            IntSupplier percent = () -> (int) Math.min(100, reader.bytesRead() * 100 / size);
            return new Run(reference, progress, percent, refused).take(reader);
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new UnreadableFeed("It cannot be read to its end: " + e.getMessage(), e);
        }
    }

    /**
     * Takes in items that are no file.
     *
     * @param reference as of {@link #file}
     */
    public ImportReport items(String reference, Stream<FeedItem> items, ImportProgress progress) {
        Iterator<FeedItem> iterator = items.iterator();
        Iterator<FeedLine> lines = new Iterator<>() {
            private long line;

            @Override
            public boolean hasNext() {
                return iterator.hasNext();
            }

            @Override
            public FeedLine next() {
                return new Accepted(++line, iterator.next());
            }
        };
        return new Run(reference, progress, () -> -1, line -> {}).take(lines);
    }

    /** Whether there is no product yet. */
    public boolean catalogueIsEmpty() {
        return await(() -> database.write(session -> session.sql("select id from product limit 1", Long.class)
                        .one()))
                .isEmpty();
    }

    static <T> T await(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** One import from beginning to end. */
    private final class Run {

        private final String reference;
        private final ImportProgress progress;
        private final IntSupplier percent;
        private final Consumer<Refused> refused;
        private final Instant began = clock.instant().truncatedTo(ChronoUnit.MICROS); // as the database keeps it
        private final ImportTally tally = new ImportTally(config.refusedShown());
        private final SeenIds seenIds = new SeenIds();
        private final SeenIds seenProducts = new SeenIds();
        private final List<FeedEntry> batch = new ArrayList<>();
        private CategoryPaths categories = CategoryPaths.none();
        private int text;

        Run(String reference, ImportProgress progress, IntSupplier percent, Consumer<Refused> refused) {
            this.reference = reference;
            this.progress = progress;
            this.percent = percent;
            this.refused = refused;
        }

        ImportReport take(Iterator<FeedLine> lines) {
            while (lines.hasNext()) {
                switch (lines.next()) {
                    case Accepted accepted -> take(accepted);
                    case Refused line -> refuse(line);
                }
            }
            write();
            return tally.report();
        }

        private void take(Accepted accepted) {
            FeedItem item = accepted.item();
            long before = seenIds.seenBefore(item.id(), accepted.line());
            if (before != 0) {
                refuse(new Refused(accepted.line(), "id \"%s\" is also on line %d".formatted(item.id(), before)));
                return;
            }
            String product = item.itemGroupId() == null ? item.id() : item.itemGroupId();
            boolean first = seenProducts.seenBefore(product, accepted.line()) == 0;
            batch.add(new FeedEntry(accepted.line(), item, first));
            text += item.title().length() + item.description().length();
            if (batch.size() >= config.linesPerTransaction() || text >= TEXT_PER_TRANSACTION) {
                write();
            }
        }

        private void refuse(Refused line) {
            tally.refuse(line);
            refused.accept(line);
        }

        private void write() {
            if (!batch.isEmpty()) {
                if (!progress.mayGoOn()) {
                    throw new ImportStopped(tally.report());
                }
                FeedBatch full =
                        new FeedBatch(List.copyOf(batch), categories, ids, importStock, changes, reference, began);
                FeedBatch.Outcome outcome = await(() -> Uni.createFrom()
                        .deferred(() -> database.write(full::write))
                        .onFailure(ConstraintViolationException.class)
                        .retry()
                        .atMost(RETRIES));
                tally.add(outcome);
                categories = outcome.categories();
                batch.clear();
                text = 0;
            }
            progress.at(tally.report(), percent.getAsInt());
        }
    }
}
