package dev.souk.catalog.product;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.souk.db.outbox.OutboxEvent;
import dev.souk.db.outbox.OutboxReceiver;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Drops the pages that show a product: to drop them twice does no harm. */
@Singleton
final class ProductChangedReceiver implements OutboxReceiver {

    private final StalePageDrop drop;
    private final ObjectMapper json;

    ProductChangedReceiver(StalePageDrop drop, ObjectMapper json) {
        this.drop = drop;
        this.json = json;
    }

    @Override
    public String topic() {
        return ProductChanged.TOPIC;
    }

    @Override
    public Uni<Void> deliver(OutboxEvent event) {
        return drop.of(
                ProductTags.of(event.payloadAs(ProductChanged.class, json).productId()));
    }
}
