package dev.souk.catalog.product;

import dev.souk.db.outbox.OutboxEvent;
import dev.souk.db.outbox.OutboxReceiver;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Drops the pages that list products: to drop them twice does no harm. */
@Singleton
final class AssortmentChangedReceiver implements OutboxReceiver {

    private final StalePageDrop drop;

    AssortmentChangedReceiver(StalePageDrop drop) {
        this.drop = drop;
    }

    @Override
    public String topic() {
        return AssortmentChanged.TOPIC;
    }

    @Override
    public Uni<Void> deliver(OutboxEvent event) {
        return drop.of(ProductTags.LISTINGS);
    }
}
