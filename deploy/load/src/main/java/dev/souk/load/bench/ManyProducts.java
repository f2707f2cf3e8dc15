package dev.souk.load.bench;

import java.util.List;

/** Products of a large shop, of which each has a page of its own; as a feed. */
public final class ManyProducts {

    private static final int CATEGORIES = 40;

    private static final List<String> MATERIALS = List.of("Oak", "Brass", "Linen", "Clay", "Glass", "Wool", "Copper");
    private static final List<String> THINGS =
            List.of("bowl", "lamp", "tray", "cushion", "vase", "basket", "cup", "stool", "plate", "jug", "mirror");

    private ManyProducts() {}

    public static String feed(int products) {
        StringBuilder feed = new StringBuilder("id\ttitle\tdescription\tprice\tquantity\tproduct_type\tmaterial\n");
        for (int number = 1; number <= products; number++) {
            String material = MATERIALS.get(number % MATERIALS.size());
            String title = "%s %s no. %d".formatted(material, THINGS.get(number % THINGS.size()), number);
            feed.append(
                    "MANY-%05d\t%s\t%s, made by hand like the %d before it, and like none of them.\t%d.50 USD\t%d\tWarehouse > Shelf %d\t%s%n"
                            .formatted(
                                    number,
                                    title,
                                    title,
                                    number - 1,
                                    5 + number % 200,
                                    number % 30,
                                    1 + number % CATEGORIES,
                                    material));
        }
        return feed.toString();
    }
}
