package dev.souk.catalog.stock;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.souk.db.outbox.OutboxEvent;
import dev.souk.db.outbox.OutboxReceiver;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Sums up the stock of a product anew: to do it twice does no harm. */
@Singleton
final class StockChangedReceiver implements OutboxReceiver {

    private final SumUpStock sumUpStock;
    private final ObjectMapper json;

    StockChangedReceiver(SumUpStock sumUpStock, ObjectMapper json) {
        this.sumUpStock = sumUpStock;
        this.json = json;
    }

    @Override
    public String topic() {
        return StockChanged.TOPIC;
    }

    @Override
    public Uni<Void> deliver(OutboxEvent event) {
        return sumUpStock.of(event.payloadAs(StockChanged.class, json).productId());
    }
}
