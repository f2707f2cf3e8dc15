package dev.souk.cart.cart;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What merging two carts could not do as the shopper would expect.
 *
 * @param capped what there were too many pieces of
 * @param kept different things that are still in the guest's cart, for want of room
 * @param into the customer's cart that the others are in, as long as some are kept; null on that cart itself
 */
@RegisterForReflection // stored as JSON
record MergeNews(
        List<Capped> capped,
        int kept,

        @JsonInclude(JsonInclude.Include.NON_NULL) // what was stored before it was known is still found by its text
        @Nullable
        String into) {

    static final MergeNews NONE = new MergeNews(List.of(), 0, null);

    MergeNews {
        capped = List.copyOf(capped);
    }

    /** So many pieces of it were left out. */
    @RegisterForReflection
    record Capped(String sku, int leftOut) {}

    boolean isNone() {
        return equals(NONE);
    }

    /** This one and a later one; of the same thing, together. */
    MergeNews and(MergeNews later) {
        Map<String, Integer> leftOut = new LinkedHashMap<>();
        Stream.of(this, later)
                .flatMap(news -> news.capped.stream())
                .forEach(each -> leftOut.merge(each.sku(), each.leftOut(), Integer::sum));
        return new MergeNews(
                leftOut.entrySet().stream()
                        .map(each -> new Capped(each.getKey(), each.getValue()))
                        .toList(),
                later.kept,
                later.into);
    }

    /** As the guest's cart keeps it. */
    MergeNews in(String customers) {
        return kept == 0 ? this : new MergeNews(capped, kept, customers);
    }

    /** Once all of it was said: only where the other things are is still to be known. */
    MergeNews told() {
        return new MergeNews(List.of(), 0, into);
    }

    /** What is still to be seen in the cart; so it never becomes more than the cart is. */
    MergeNews about(Cart cart) {
        return new MergeNews(
                capped.stream()
                        .filter(each -> cart.bySku(each.sku()).isPresent())
                        .toList(),
                kept,
                null);
    }
}
