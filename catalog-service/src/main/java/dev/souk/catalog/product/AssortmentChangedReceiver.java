package dev.souk.catalog.product;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.souk.db.outbox.OutboxEvent;
import dev.souk.db.outbox.OutboxReceiver;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Drops listings: to drop them twice does no harm. */
@Singleton
final class AssortmentChangedReceiver implements OutboxReceiver {

    private final StaleDrop drop;
    private final ObjectMapper json;

    AssortmentChangedReceiver(StaleDrop drop, ObjectMapper json) {
        this.drop = drop;
        this.json = json;
    }

    @Override
    public String topic() {
        return AssortmentChanged.TOPIC;
    }

    @Override
    public Uni<Void> deliver(OutboxEvent event) {
        return drop.madeOf(event.payloadAs(AssortmentChanged.class, json).tags());
    }
}
