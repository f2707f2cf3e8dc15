package dev.souk.catalog.feed;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A product feed that somebody has taken in.
 *
 * @param created lines, as are the following
 * @param at when it began
 * @param endedAt null when it has not
 */
public record FeedImport(
        String id,
        Importer by,
        ImportState state,
        long created,
        long changed,
        long unchanged,
        long refused,
        Instant at,
        @Nullable Instant endedAt) {

    /** How far it came. */
    public enum ImportState {
        /** It goes on, or its process died. */
        @JsonProperty("begun")
        BEGUN,
        /** Its feed was read to the end. */
        @JsonProperty("done")
        DONE,
        /** It took too long or failed: a part of its feed is in. */
        @JsonProperty("stopped")
        STOPPED
    }
}
