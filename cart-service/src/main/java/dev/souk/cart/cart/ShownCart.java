package dev.souk.cart.cart;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.stream.Stream;

/**
 * A cart at present prices.
 *
 * @param version counts its changes; prices and stock change without it
 */
@RegisterForReflection // CartAnswers writes it
public record ShownCart(String id, long version, List<ShownLine> lines, Totals totals, List<Notice> notices) {

    ShownCart with(List<Notice> more) {
        List<Notice> all = Stream.concat(more.stream(), notices.stream()).toList();
        return new ShownCart(id, version, lines, totals, all);
    }
}
