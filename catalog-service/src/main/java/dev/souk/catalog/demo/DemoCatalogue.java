package dev.souk.catalog.demo;

import dev.souk.catalog.feed.FeedItem;
import dev.souk.catalog.picture.Dice;
import io.quarkus.runtime.annotations.RegisterResources;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Everything the shop opens with: about two thousand products, the same ones every time. */
@RegisterResources(globs = "demo/*.txt")
public final class DemoCatalogue {

    private static final List<String> DEPARTMENTS = List.of(
            "tea-and-coffee.txt",
            "spices-and-pantry.txt",
            "ceramics.txt",
            "glass.txt",
            "lamps-and-lanterns.txt",
            "textiles-and-rugs.txt",
            "leather.txt",
            "jewellery.txt",
            "baskets-and-wood.txt",
            "bath-and-hammam.txt",
            "garden-and-courtyard.txt",
            "stationery-and-games.txt");

    private DemoCatalogue() {}

    /** One item a variant, those of a product next to each other; the departments mixed, as a market is. */
    public static Stream<FeedItem> items() {
        Set<String> titles = new HashSet<>();
        return mixed(makers()).stream().flatMap(maker -> maker.make(titles).stream());
    }

    static List<Ware> wares() {
        return DEPARTMENTS.stream()
                .flatMap(department -> WareReader.read(department).stream())
                .toList();
    }

    private static List<ProductMaker> makers() {
        List<ProductMaker> makers = new ArrayList<>();
        for (Ware ware : wares()) {
            for (int number = 1; number <= ware.products(); number++) {
                makers.add(new ProductMaker(ware, number));
            }
        }
        return makers;
    }

    /** Fisher and Yates' shuffle. */
    private static List<ProductMaker> mixed(List<ProductMaker> makers) {
        Dice dice = Dice.of("the order of the stalls");
        for (int last = makers.size() - 1; last > 0; last--) {
            int other = dice.below(last + 1);
            ProductMaker swapped = makers.set(other, makers.get(last));
            makers.set(last, swapped);
        }
        return makers;
    }
}
