package dev.souk.cart.cart;

import dev.souk.web.Page;
import dev.souk.web.Pages;
import dev.souk.web.identity.SignedIn;
import dev.souk.web.visitor.CartBadge;
import dev.souk.web.visitor.Visitor;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The cart of whoever looks at it. Forms change it and lead back to it. */
@Path("/cart")
@Produces(MediaType.TEXT_HTML)
public class CartPages {

    private final Carts carts;
    private final CustomerCarts customers;
    private final CartMessages messages;
    private final Visitor visitor;
    private final SignedIn signedIn;
    private final CartBadge badge;
    private final Pages pages;

    CartPages(
            Carts carts,
            CustomerCarts customers,
            CartMessages messages,
            Visitor visitor,
            SignedIn signedIn,
            CartBadge badge,
            Pages pages) {
        this.carts = carts;
        this.customers = customers;
        this.messages = messages;
        this.visitor = visitor;
        this.signedIn = signedIn;
        this.badge = badge;
        this.pages = pages;
    }

    @GET
    @Operation(hidden = true)
    public Uni<Page> cart(
            @RestQuery @Nullable String added,
            @RestQuery @Nullable String removed,
            @RestQuery @Nullable String quantity,
            @RestQuery @Nullable String refused) {
        return present()
                .invoke(cart -> showPieces(cart.pieces()))
                .chain(cart -> carts.show(cart)
                        .chain(shown -> messages.of(shown, added, removed, quantity, refused)
                                .chain(message -> pages.render(
                                        Templates.cart(shown, message, customers.news(cart), carts.mostPieces()))))
                        .call(() -> customers.forgetNews(cart)));
    }

    @POST
    @Path("lines")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<RestResponse<Void>> add(
            @RestForm @Nullable String sku, @RestForm @Nullable String quantity, @RestForm @Nullable String click) {
        String wanted = sku == null ? "" : sku;
        return FormQuantity.atLeast(1, quantity)
                .map(pieces -> carts.addFor(shopper(), new WantedLine("", wanted, pieces), click)
                        .invoke(cart -> badge.show(cart.pieces()))
                        .map(cart -> BackToCart.added(wanted))
                        .onFailure(BackToCart::isRefusal)
                        .recoverWithItem(BackToCart::refused))
                .orElseGet(() -> Uni.createFrom().item(BackToCart.notANumber()));
    }

    @POST
    @Path("lines/{line}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<RestResponse<Void>> change(@RestPath String line, @RestForm @Nullable String quantity) {
        return FormQuantity.atLeast(0, quantity)
                .map(pieces -> carts.setQuantityFor(shopper(), line, pieces)
                        .invoke(changed -> badge.show(changed.after().pieces()))
                        .map(changed -> BackToCart.changed(changed, line))
                        .onFailure(BackToCart::isRefusal)
                        .recoverWithItem(BackToCart::refused))
                .orElseGet(() -> Uni.createFrom().item(BackToCart.notANumber()));
    }

    /** Somebody who has put nothing in yet need not be known for looking. */
    private Uni<Cart> present() {
        return knownShopper()
                .map(carts::of)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .map(found -> found.orElseGet(() -> Cart.empty("")));
    }

    private Shopper shopper() {
        return knownShopper().orElseGet(() -> new Shopper.Guest(visitor.id()));
    }

    private Optional<Shopper> knownShopper() {
        return signedIn.identity()
                .<Shopper>map(identity -> new Shopper.Customer(identity.customer(), visitor.knownId()))
                .or(() -> visitor.knownId().map(Shopper.Guest::new));
    }

    /** Somebody else may have changed it: checkout, or another window. */
    private void showPieces(int pieces) {
        if (badge.pieces() != pieces) {
            badge.show(pieces);
        }
    }

    @CheckedTemplate(basePath = "cart")
    static class Templates {
        static native TemplateInstance cart(ShownCart cart, CartMessage message, List<Notice> merging, int mostPieces);
    }
}
