package dev.souk.catalog.search;

import dev.souk.catalog.product.ProductCard;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One page of a listing as people see it, with the ways to its other pages and orders.
 *
 * @param total of the whole listing
 * @param request what was asked for
 */
public record Shelf(List<ProductCard> cards, long total, ShelfRequest request) {

    /** A way to another page of the listing; a gap has none. */
    public record Step(int number, @Nullable String href, boolean current) {}

    /** A way to another order of the listing. */
    public record Order(Sort sort, String href, boolean current) {}

    public int page() {
        return request.page();
    }

    public int pages() {
        return (int) Math.max(1, Math.ceilDiv(total, ShelfRequest.PAGE_SIZE));
    }

    public boolean exists() {
        return page() <= pages();
    }

    /** The one address of this page. */
    public String href() {
        return href(request.sort(), page());
    }

    public @Nullable String previous() {
        return page() > 1 ? href(request.sort(), page() - 1) : null;
    }

    public @Nullable String next() {
        return page() < pages() ? href(request.sort(), page() + 1) : null;
    }

    /** The first, the last and those around this one, with gaps between. */
    public List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        IntStream.rangeClosed(1, pages()).filter(this::isNear).forEach(number -> {
            if (!steps.isEmpty() && number > steps.getLast().number() + 1) {
                steps.add(new Step(number - 1, null, false));
            }
            steps.add(new Step(number, href(request.sort(), number), number == page()));
        });
        return steps;
    }

    public List<Order> orders() {
        return Arrays.stream(Sort.values())
                .map(sort -> new Order(sort, href(sort, 1), sort == request.sort()))
                .toList();
    }

    private boolean isNear(int number) {
        return number == 1 || number == pages() || Math.abs(number - page()) <= 1;
    }

    private String href(Sort sort, int page) {
        List<String> query = new ArrayList<>();
        if (request.text() != null) {
            query.add("q=" + URLEncoder.encode(request.text(), StandardCharsets.UTF_8));
        }
        if (sort != Sort.RELEVANCE) {
            query.add("sort=" + sort.wireName());
        }
        if (page > 1) {
            query.add("page=" + page);
        }
        return query.isEmpty() ? request.path() : request.path() + "?" + String.join("&", query);
    }
}
