package dev.souk.checkout.session;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.souk.checkout.stock.StockClient;
import dev.souk.db.outbox.OutboxEvent;
import dev.souk.db.outbox.OutboxReceiver;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Gives back the stock of sessions that are over. What is reserved would expire by itself, but a pod that slept while another one
 * gave its payment up may have committed it meanwhile, and that would stay for ever.
 */
@ApplicationScoped
class ReleaseStock implements OutboxReceiver {

    private final StockClient stock;
    private final ObjectMapper json;

    ReleaseStock(StockClient stock, ObjectMapper json) {
        this.stock = stock;
        this.json = json;
    }

    @Override
    public String topic() {
        return SessionOver.TOPIC;
    }

    @Override
    public Uni<Void> deliver(OutboxEvent event) {
        return stock.release(event.payloadAs(SessionOver.class, json).reservation());
    }
}
