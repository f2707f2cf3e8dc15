package dev.souk.catalog.stock;

import dev.souk.catalog.product.ProductChanges;
import dev.souk.db.Database;
import dev.souk.db.WriteSession;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Brings what listings say of a product's stock up to date. Not in the transaction of a shopper: that one knows nothing of what
 * others do to other variants at the same time, and must not hold a product while it waits for them.
 */
@ApplicationScoped
class SumUpStock {

    private static final String LOCK = """
            select id, in_stock
            from product
            where id = :product
            for update
            """;

    /** Not locked: behind the lock of the product it sees all that is committed, and what comes later is told of later. */
    private static final String BEST = """
            select coalesce(max(s.on_hand - s.reserved), 0) as pieces
            from variant v
            join stock s on s.sku = v.sku
            where v.product_id = :product
            """;

    private static final String SAVE = """
            update product
            set best_stock = :pieces,
                in_stock = :pieces > 0
            where id = :product
            """;

    private final Database database;
    private final ProductChanges changes;

    SumUpStock(Database database, ProductChanges changes) {
        this.database = database;
        this.changes = changes;
    }

    /** Does nothing when there is no such product any more. */
    Uni<Void> of(long product) {
        return database.write(session -> session.sql(LOCK, Product.class)
                .bind("product", product)
                .one()
                .chain(found -> found.isEmpty() ? Uni.createFrom().voidItem() : sumUp(session, found.get())));
    }

    private Uni<Void> sumUp(WriteSession session, Product product) {
        return session.sql(BEST, Best.class)
                .bind("product", product.id())
                .one()
                .map(Optional::orElseThrow)
                .chain(best -> save(session, product, best.pieces()));
    }

    private Uni<Void> save(WriteSession session, Product product, int pieces) {
        boolean comesOrGoes = product.inStock() != pieces > 0;
        return session.sql(SAVE)
                .bind("product", product.id())
                .bind("pieces", pieces)
                .execute()
                .chain(() -> changes.changed(session, List.of(product.id())))
                .chain(() -> comesOrGoes
                        ? changes.comesOrGoes(session, product.id())
                        : Uni.createFrom().voidItem());
    }

    @RegisterForReflection
    record Product(long id, boolean inStock) {}

    @RegisterForReflection
    record Best(int pieces) {}
}
