package dev.souk.checkout.stock;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stock set aside under our key.
 *
 * @param status {@code reserved}, {@code committed}, {@code sold}, {@code released}, {@code expired} or {@code returned}
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
public record Reservation(String key, String status, List<Line> lines) {

    /**
     * Pieces of one thing.
     *
     * @param offer its price read when it was set aside; lists leave it out
     */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Line(String sku, int quantity, @Nullable Offer offer) {}
}
