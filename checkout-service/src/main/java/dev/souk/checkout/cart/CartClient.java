package dev.souk.checkout.cart;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.souk.web.service.RemoteAnswer;
import dev.souk.web.service.RemoteService;
import dev.souk.web.service.RemoteServices;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The cart service. Every method fails with {@code RemoteUnavailable} when it does not say what happened. */
@ApplicationScoped
public class CartClient {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final RemoteService carts;

    CartClient(RemoteServices services, CartConfig config, @ConfigProperty(name = "souk.service.key") String key) {
        this.carts = services.at("cart", config, key);
    }

    /** Whether it can be a cart's id, or a visitor's: what cannot is not asked for. */
    public static boolean canBe(String id) {
        return ID.matcher(id).matches();
    }

    public Uni<Optional<FilledCart>> find(String id) {
        return cart("/internal/carts/", id);
    }

    public Uni<Optional<FilledCart>> ofVisitor(String visitor) {
        return cart("/internal/carts/of-visitor/", visitor);
    }

    public Uni<Optional<FilledCart>> ofCustomer(String customer) {
        return cart("/internal/carts/of-customer/", customer);
    }

    /**
     * What a guest's browser has put in becomes the customer's, once.
     *
     * @return the pieces that are in the customer's cart then
     */
    public Uni<Integer> merge(String visitor, String customer) {
        return carts.post("/internal/carts/of-customer/" + customer + "/merge", new Guest(visitor))
                .map(answer -> answer.required().as(Merged.class).pieces());
    }

    /** The customer is gone: so is the cart, if there was one. */
    public Uni<Void> forget(String customer) {
        return carts.delete("/internal/carts/of-customer/" + customer)
                .invoke(RemoteAnswer::required)
                .replaceWithVoid();
    }

    /**
     * Takes what was bought out of the cart, once for each {@code key}.
     *
     * @return the pieces that are left in it
     */
    public Uni<Integer> bought(String id, String key, List<FilledCart.Line> lines) {
        return carts.post("/internal/carts/" + id + "/bought", new Bought(key, lines))
                .map(answer -> answer.required().as(Left.class).pieces());
    }

    private Uni<Optional<FilledCart>> cart(String path, String id) {
        if (!canBe(id)) {
            return Uni.createFrom().item(Optional.empty());
        }
        return carts.get(path + id)
                .map(answer -> answer.status() == 404
                        ? Optional.empty()
                        : Optional.of(answer.required().as(FilledCart.class)));
    }

    @RegisterForReflection
    record Guest(String visitor) {}

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Merged(int pieces) {}

    @RegisterForReflection
    record Bought(String key, List<FilledCart.Line> lines) {}

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Left(int pieces) {}
}
