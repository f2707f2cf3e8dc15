package dev.souk.catalog.feed;

import dev.souk.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A usable line on its way into the database.
 *
 * @param speaksForProduct it is the first of its group in this feed: the product is called and described as it says
 */
record FeedEntry(long line, FeedItem item, boolean speaksForProduct) {

    /** What the product is known by: its group, or the id of its only variant. */
    String productKey() {
        String group = item.itemGroupId();
        return group == null ? item.id() : group;
    }

    /** What it costs now. */
    Money price() {
        Money sale = item.salePrice();
        return sale == null ? item.price() : sale;
    }

    /** What it cost before, when it is on sale, in minor units. */
    @Nullable
    Long listPrice() {
        return item.salePrice() == null ? null : item.price().amount();
    }

    /** Of all this line says about the product. */
    String productHash() {
        return new Fingerprint()
                .add(item.title())
                .add(item.description())
                .add(item.productType())
                .add(item.details())
                .add(item.featured())
                .add(item.price().currency())
                .hex();
    }

    /** Of all this line says about the variant; the title is part of its pictures' texts. */
    String variantHash() {
        return new Fingerprint()
                .add(productKey())
                .add(item.title())
                .add(price())
                .add(listPrice())
                .add(item.quantity())
                .add(item.options())
                .add(item.imageLinks())
                .hex();
    }
}
