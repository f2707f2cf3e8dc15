package dev.souk.cart.cart;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a cart holds at most. */
@ConfigMapping(prefix = "souk.cart")
interface CartConfig {

    /** Pieces of one thing: what a shopper carries home. Who buys more talks to somebody first. */
    @WithDefault("99")
    int mostPiecesPerLine();

    /** Lines: what fits into one answer, one page and one question to the catalogue. */
    @WithDefault("100")
    int mostLines();

    /**
     * Lines that merging a guest's cart may lead to: a full one from each of three devices that a customer signs in on, and three
     * questions to the catalogue, which go side by side. Adding one by one ends at {@link #mostLines}.
     */
    @WithDefault("300")
    int mostLinesMerged();

    /** Changes of one cart that wait for their turn in one process; 500 of them take a second or two. */
    @WithDefault("500")
    int mostWaiting();
}
