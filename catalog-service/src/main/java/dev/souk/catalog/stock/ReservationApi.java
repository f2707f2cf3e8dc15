package dev.souk.catalog.stock;

import dev.souk.web.FieldError;
import dev.souk.web.JsonBody;
import dev.souk.web.ProblemException;
import dev.souk.web.service.FromService;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Reservations for the service that sells, under keys of its own; every call may be made again. */
@Path("/internal/reservations")
@Produces(MediaType.APPLICATION_JSON)
@FromService({"checkout", "operator"})
public class ReservationApi {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final int MOST = 500; // about 100 KB

    private final Reservations reservations;
    private final ReservationEntries entries;

    ReservationApi(Reservations reservations, ReservationEntries entries) {
        this.reservations = reservations;
        this.entries = entries;
    }

    @PUT
    @Path("{key}")
    @Operation(hidden = true)
    public Uni<Reservation> reserve(@PathParam("key") String key, JsonBody body) {
        return reservations.reserve(key(key), body.as(ReservationRequest.class));
    }

    @POST
    @Path("{key}/commit")
    @Operation(hidden = true)
    public Uni<Reservation.State> commit(@PathParam("key") String key) {
        return reservations.commit(key(key));
    }

    @POST
    @Path("{key}/uncommit")
    @Operation(hidden = true)
    public Uni<Reservation.State> uncommit(@PathParam("key") String key, JsonBody body) {
        return reservations.uncommit(key(key), body.as(Expiry.class));
    }

    @POST
    @Path("{key}/sell")
    @Operation(hidden = true)
    public Uni<Reservation.State> sell(@PathParam("key") String key) {
        return reservations.sell(key(key));
    }

    @POST
    @Path("{key}/return")
    @Operation(hidden = true)
    public Uni<Reservation.State> giveBack(@PathParam("key") String key) {
        return reservations.giveBack(key(key));
    }

    @DELETE
    @Path("{key}")
    @Operation(hidden = true)
    public Uni<Void> release(@PathParam("key") String key) {
        return reservations.release(key(key));
    }

    @GET
    @Operation(hidden = true)
    public Uni<Reservation.EntryList> list(
            @QueryParam("status") @Nullable String status,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        return entries.after(after == null || after.isEmpty() ? "" : key(after), statuses(status), limit(limit));
    }

    @POST
    @Path("search")
    @Operation(hidden = true)
    public Uni<Reservation.EntryList> search(JsonBody body) {
        List<@Nullable String> keys = body.as(Search.class).keys();
        if (keys.size() > MOST) {
            throw Expiry.invalid(List.of(new FieldError("/keys", "a list of up to " + MOST + " keys")));
        }
        return entries.of(keys.stream()
                .filter(Objects::nonNull)
                .filter(key -> KEY.matcher(key).matches())
                .toList());
    }

    /** What is looked for. */
    @RegisterForReflection // JsonBody makes it
    record Search(List<@Nullable String> keys) {}

    private static String key(String text) {
        if (!KEY.matcher(text).matches()) {
            throw ProblemException.badParameter("key", "1 to 64 letters, digits, - and _");
        }
        return text;
    }

    private static Set<ReservationStatus> statuses(@Nullable String text) {
        Set<ReservationStatus> statuses = EnumSet.noneOf(ReservationStatus.class);
        for (String word : text == null || text.isEmpty() ? new String[0] : text.split(",", -1)) {
            statuses.add(Arrays.stream(ReservationStatus.values())
                    .filter(status -> status.name().toLowerCase(Locale.ROOT).equals(word))
                    .findFirst()
                    .orElseThrow(() -> ProblemException.badParameter("status", "there is no status \"" + word + "\"")));
        }
        return statuses.isEmpty() ? EnumSet.allOf(ReservationStatus.class) : statuses;
    }

    private static int limit(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return MOST;
        }
        if (!text.matches("\\d{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST) {
            throw ProblemException.badParameter("limit", "a whole number from 1 to " + MOST);
        }
        return Integer.parseInt(text);
    }
}
