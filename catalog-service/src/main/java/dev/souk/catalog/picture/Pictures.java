package dev.souk.catalog.picture;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.souk.web.Representation;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pictures by their path, drawn when first asked for. */
@Singleton
final class Pictures {

    private static final MediaType SVG = MediaType.valueOf("image/svg+xml");

    /** About 9 KB each with its compressed form, so 9 MB; drawing and compressing one anew takes less than 1 ms. */
    private static final int KEPT = 1_000;

    private final Cache<String, Representation> drawn =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    /** The picture at a path from the root of the shop; empty when there is none. */
    Optional<Representation> at(String path) {
        return Optional.ofNullable(drawn.get(path, Pictures::draw));
    }

    private static @Nullable Representation draw(String path) {
        return Drawing.parse(path)
                .map(Drawing::svg)
                .or(() -> Initial.parse(path).map(Initial::svg))
                .map(svg -> new Representation(svg.getBytes(StandardCharsets.UTF_8), SVG).compressed())
                .orElse(null);
    }
}
