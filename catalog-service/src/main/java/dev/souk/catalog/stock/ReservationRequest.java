package dev.souk.catalog.stock;

import dev.souk.web.FieldError;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What somebody wants to have set aside, as it came; {@link #wanted} says whether it makes sense. */
@RegisterForReflection // JsonBody makes it
public record ReservationRequest(List<@Nullable Line> lines, Instant expiresAt) {

    private static final int MOST_LINES = 300; // of a cart that grew by merging
    private static final int LONGEST_SKU = 64; // of the column
    private static final int MOST_PIECES = 1_000_000; // far above what a cart line holds, far below what a number holds

    /** So many pieces of one SKU. */
    @RegisterForReflection
    public record Line(String sku, int quantity) {}

    /** Fails with a 422 problem that names each field that makes no sense. */
    Wanted wanted(Instant now) {
        Instant until = new Expiry(expiresAt).after(now);
        List<FieldError> errors = new ArrayList<>();
        List<Wanted.Line> wanted = lines(errors);
        if (!errors.isEmpty()) {
            throw Expiry.invalid(errors);
        }
        return new Wanted(wanted, until);
    }

    private List<Wanted.Line> lines(List<FieldError> errors) {
        List<Wanted.Line> wanted = new ArrayList<>();
        if (lines.isEmpty() || lines.size() > MOST_LINES) {
            errors.add(new FieldError("/lines", "1 to " + MOST_LINES + " lines"));
            return wanted;
        }
        Set<String> seen = new HashSet<>();
        for (Line line : lines) {
            String pointer = "/lines/" + (wanted.size() + errors.size());
            if (line == null || line.sku().isEmpty() || line.sku().length() > LONGEST_SKU) {
                errors.add(new FieldError(pointer + "/sku", "1 to " + LONGEST_SKU + " characters"));
            } else if (!seen.add(line.sku())) {
                errors.add(new FieldError(pointer + "/sku", "it has a line already"));
            } else if (line.quantity() < 1 || line.quantity() > MOST_PIECES) {
                errors.add(new FieldError(pointer + "/quantity", "1 to " + MOST_PIECES));
            } else {
                wanted.add(new Wanted.Line(line.sku(), line.quantity()));
            }
        }
        return wanted;
    }
}
