package dev.souk.cart.cart;

import dev.souk.web.FieldError;
import dev.souk.web.JsonBody;
import dev.souk.web.ProblemException;
import dev.souk.web.service.FromService;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Carts for checkout. */
@Path("/internal/carts")
@Produces(MediaType.APPLICATION_JSON)
@FromService("checkout")
public class CartServiceApi {

    private static final Pattern CUSTOMER = Pattern.compile("[0-9a-z]{26}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final Carts carts;
    private final CustomerCarts customers;

    CartServiceApi(Carts carts, CustomerCarts customers) {
        this.carts = carts;
        this.customers = customers;
    }

    @GET
    @Path("{id}")
    @Operation(hidden = true)
    public Uni<FilledCart> get(@RestPath String id) {
        return carts.find(id).map(CartServiceApi::filled);
    }

    @GET
    @Path("of-visitor/{visitor}")
    @Operation(hidden = true)
    public Uni<FilledCart> ofVisitor(@RestPath String visitor) {
        return CartId.canBe(visitor) // they look alike
                ? carts.of(new Shopper.Guest(visitor)).map(CartServiceApi::filled)
                : Uni.createFrom().failure(Refusals.noSuchCart());
    }

    @GET
    @Path("of-customer/{customer}")
    @Operation(hidden = true)
    public Uni<FilledCart> ofCustomer(@RestPath String customer) {
        return carts.of(Shopper.Customer.anywhere(customerId(customer))).map(CartServiceApi::filled);
    }

    @DELETE
    @Path("of-customer/{customer}")
    @Operation(hidden = true)
    public Uni<RestResponse<Void>> forget(@RestPath String customer) {
        return customers.forget(customerId(customer)).replaceWith(RestResponse.noContent());
    }

    @POST
    @Path("of-customer/{customer}/merge")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Uni<MergedCart> merge(@RestPath String customer, JsonBody body) {
        Optional<String> visitor = Optional.of(body.as(SignedInVisitor.class).visitor());
        return carts.of(new Shopper.Customer(customerId(customer), visitor.filter(CartId::canBe)))
                .map(cart -> cart.map(found -> new MergedCart(found.pieces(), customers.news(found)))
                        .orElse(MergedCart.NONE));
    }

    @POST
    @Path("{id}/bought")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Uni<Left> bought(@RestPath String id, JsonBody body) {
        Bought bought = body.as(Bought.class);
        if (!KEY.matcher(bought.key()).matches()) {
            String detail = "1 to 64 letters, digits, _ and -";
            throw new ProblemException(
                    422, "invalid-body", "Invalid body", "/key: " + detail, List.of(new FieldError("/key", detail)));
        }
        return carts.takeBought(id, bought.key(), WantedLine.all("/lines", bought.lines()))
                .map(Left::new);
    }

    private static String customerId(String text) {
        if (!CUSTOMER.matcher(text).matches()) {
            throw Refusals.noSuchCart();
        }
        return text;
    }

    private static FilledCart filled(Optional<Cart> found) {
        Cart cart = found.filter(any -> !(any.owner() instanceof Owner.Merged)).orElseThrow(Refusals::noSuchCart);
        return new FilledCart(
                cart.id(),
                cart.version(),
                cart.owner() instanceof Owner.Customer own ? own.customer() : null,
                cart.lines().stream()
                        .map(line -> new NewLine(line.sku(), line.quantity()))
                        .toList());
    }

    /**
     * What somebody means to buy.
     *
     * @param customer whose cart it is; null for a guest's
     */
    public record FilledCart(
            String id, long version, @Nullable String customer, List<NewLine> lines) {}

    /** The browser in which a customer has just signed in. */
    @RegisterForReflection // JsonBody makes it
    record SignedInVisitor(String visitor) {}

    /** The customer's cart after it, in numbers, and what merging left out or kept back. */
    public record MergedCart(int pieces, List<Notice> notices) {
        static final MergedCart NONE = new MergedCart(0, List.of());
    }

    /** What was bought, under a key of the buyer's choice. */
    @RegisterForReflection // JsonBody makes it
    record Bought(String key, List<@Nullable NewLine> lines) {}

    /** Pieces that are left in the cart. */
    public record Left(int pieces) {}
}
