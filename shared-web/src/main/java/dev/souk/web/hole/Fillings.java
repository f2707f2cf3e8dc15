package dev.souk.web.hole;

import dev.souk.web.identity.Identity;
import dev.souk.web.identity.SignedIn;
import dev.souk.web.visitor.CartBadge;
import dev.souk.web.visitor.FormToken;
import dev.souk.web.visitor.Visitor;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** What goes into each hole for the visitor of the present request: the one place where a hole gets its content. */
@Singleton
final class Fillings {

    private final Visitor visitor;
    private final SignedIn signedIn;
    private final CartBadge cartBadge;
    private final FormToken formToken;

    Fillings(Visitor visitor, SignedIn signedIn, CartBadge cartBadge, FormToken formToken) {
        this.visitor = visitor;
        this.signedIn = signedIn;
        this.cartBadge = cartBadge;
        this.formToken = formToken;
    }

    TemplateInstance of(Hole hole) {
        return switch (hole) {
            case GREETING -> greeting();
            case CART_BADGE -> Templates.cartBadge(cartBadge.pieces());
            case FORM_TOKEN -> Templates.formToken(FormToken.FIELD, formToken.value());
        };
    }

    /** The first page makes somebody a visitor: else two tabs that follow would each make one, and forms of the first fail. */
    private TemplateInstance greeting() {
        visitor.id();
        return Templates.greeting(signedIn.identity().orElse(null));
    }

    @CheckedTemplate(basePath = "hole")
    private static final class Templates {
        static native TemplateInstance greeting(@Nullable Identity identity);

        static native TemplateInstance cartBadge(int pieces);

        static native TemplateInstance formToken(String field, String token);
    }
}
