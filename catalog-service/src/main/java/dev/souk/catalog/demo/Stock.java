package dev.souk.catalog.demo;

import dev.souk.catalog.picture.Dice;

/** How much of a product is on the shelf. */
enum Stock {
    PLENTY,
    MIXED,
    NONE;

    /** For one variant: in a mixed stock 8 % are sold out, and of 10 % there are a few left. */
    int quantity(Dice dice) {
        return switch (this) {
            case PLENTY -> dice.between(12, 140);
            case NONE -> 0;
            case MIXED -> {
                int roll = dice.below(100);
                yield roll < 8 ? 0 : roll < 18 ? dice.between(1, 5) : dice.between(6, 140);
            }
        };
    }
}
