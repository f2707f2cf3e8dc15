package dev.souk.cart.cart;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * So many pieces of one thing that somebody wants in the cart.
 *
 * @param pointer where the request says so, for the case that it cannot be done
 */
record WantedLine(String pointer, String sku, int quantity) {

    /**
     * A line as it came.
     *
     * @throws dev.souk.web.ProblemException when there is none
     */
    static WantedLine at(String pointer, @Nullable NewLine line) {
        if (line == null) {
            throw Refusals.notALine(pointer);
        }
        return new WantedLine(pointer, line.sku(), line.quantity());
    }

    /** An array that came, element by element. */
    static List<WantedLine> all(String pointer, List<@Nullable NewLine> lines) {
        return IntStream.range(0, lines.size())
                .mapToObj(i -> at(pointer + "/" + i, lines.get(i)))
                .toList();
    }
}
