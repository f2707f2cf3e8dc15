package dev.souk.catalog.feed;

import dev.souk.catalog.picture.Drawing;
import dev.souk.catalog.picture.Picture;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/** Which image links of a feed make a picture. The others make none: a product without a picture can still be sold. */
final class ImageLinks {

    private static final int MOST = 10; // of one variant
    private static final int LONGEST = 2000; // what browsers and servers agree on
    private static final int UNKNOWN_SIDE =
            800; // a feed does not say how large its pictures are; pages fit them into squares

    private ImageLinks() {}

    static List<Picture> pictures(FeedItem item) {
        String alt = alt(item);
        return item.imageLinks().stream()
                .flatMap(link -> picture(link, alt).stream())
                .limit(MOST)
                .toList();
    }

    private static String alt(FeedItem item) {
        String color = item.options().get(ItemReader.COLOR);
        return color == null ? item.title() : item.title() + ", " + color;
    }

    private static Optional<Picture> picture(String link, String alt) {
        Optional<Picture> drawn =
                Drawing.parse(link).map(drawing -> new Picture(link, alt, drawing.width(), drawing.height()));
        return drawn.or(() -> isWebAddress(link)
                ? Optional.of(new Picture(link, alt, UNKNOWN_SIDE, UNKNOWN_SIDE))
                : Optional.empty());
    }

    private static boolean isWebAddress(String link) {
        if (link.length() > LONGEST) {
            return false;
        }
        try {
            URI uri = new URI(link);
            return uri.getHost() != null
                    && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()));
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }
}
