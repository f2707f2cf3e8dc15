package dev.souk.load.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** A product whose page has 40 KB, as those of large shops have, in many variants and with the words of all others. */
public final class LargeProduct {

    /** Where its page is. */
    public static final String PATH = "/p/the-lamp-of-many-words";

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int LENGTH_OF_DESCRIPTION = 19_000; // characters; a feed may have 20,000
    private static final List<String> COLOURS = List.of("Amber", "Coral", "Cream", "Emerald", "Indigo", "Rose");
    private static final List<String> SIZES = List.of("Small", "Medium", "Large", "Grand");

    private LargeProduct() {}

    /**
     * A feed with this product alone.
     *
     * @param catalog of a shop that has others
     */
    public static String feed(URI catalog) throws InterruptedException {
        Vertx vertx = Vertx.vertx();
        try {
            JsonClient client = new JsonClient(vertx, 1);
            String description = Waiting.on(
                            Assortment.slugs(client, catalog, 100)
                                    .compose(slugs -> Future.all(slugs.stream()
                                            .map(slug -> client.get(catalog.resolve("/api/v1/products/" + slug)))
                                            .toList())),
                            LIMIT)
                    .<JsonObject>list()
                    .stream()
                    .map(product -> product.getString("description", ""))
                    .flatMap(text -> text.lines().filter(line -> !line.isBlank()))
                    .distinct()
                    .collect(Collectors.joining(" "));
            return feed(description.substring(0, Math.min(LENGTH_OF_DESCRIPTION, description.length())));
        } finally {
            Waiting.on(vertx.close(), LIMIT);
        }
    }

    private static String feed(String description) {
        StringBuilder feed = new StringBuilder(
                "id\titem_group_id\ttitle\tdescription\tprice\tquantity\tproduct_type\tcolor\tsize\n");
        for (String colour : COLOURS) {
            for (String size : SIZES) {
                feed.append(
                        "LARGE-%s-%s\tLARGE\tThe lamp of many words\t%s\t120.00 USD\t1000\tHome > Lighting\t%s\t%s%n"
                                .formatted(colour, size, description.replace('\t', ' '), colour, size));
            }
        }
        return feed.toString();
    }
}
