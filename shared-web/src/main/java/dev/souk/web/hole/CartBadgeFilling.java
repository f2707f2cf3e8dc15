package dev.souk.web.hole;

import dev.souk.web.visitor.CartBadge;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Says how many pieces are in the cart; nothing when it is not known: that it is empty would be a lie. */
@Singleton
final class CartBadgeFilling implements HoleFilling {

    private final CartBadge badge;

    CartBadgeFilling(CartBadge badge) {
        this.badge = badge;
    }

    @Override
    public Hole hole() {
        return Hole.CART_BADGE;
    }

    @Override
    public Uni<TemplateInstance> forVisitor() {
        return Uni.createFrom().item(Templates.cartBadge(badge.pieces()));
    }

    @Override
    public Optional<TemplateInstance> fallback() {
        return Optional.empty();
    }

    @CheckedTemplate(basePath = "hole")
    private static final class Templates {
        static native TemplateInstance cartBadge(int pieces);
    }
}
