package dev.souk.catalog.product;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.souk.db.outbox.OutboxEvent;
import dev.souk.db.outbox.OutboxReceiver;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Set;

/** Drops what shows a product: to drop it twice does no harm. */
@Singleton
final class ProductChangedReceiver implements OutboxReceiver {

    private final StaleDrop drop;
    private final ObjectMapper json;

    ProductChangedReceiver(StaleDrop drop, ObjectMapper json) {
        this.drop = drop;
        this.json = json;
    }

    @Override
    public String topic() {
        return ProductChanged.TOPIC;
    }

    @Override
    public Uni<Void> deliver(OutboxEvent event) {
        return drop.madeOf(Set.of(
                ProductTags.of(event.payloadAs(ProductChanged.class, json).productId())));
    }
}
