package dev.souk.web.hole;

import dev.souk.web.visitor.CartBadge;
import dev.souk.web.visitor.FormToken;
import dev.souk.web.visitor.Visitor;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;

/** What goes into each hole for the visitor of the present request: the one place where a hole gets its content. */
@Singleton
final class Fillings {

    private final Visitor visitor;
    private final CartBadge cartBadge;
    private final FormToken formToken;

    Fillings(Visitor visitor, CartBadge cartBadge, FormToken formToken) {
        this.visitor = visitor;
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
        boolean known = visitor.knownId().isPresent();
        visitor.id();
        return Templates.greeting(known);
    }

    @CheckedTemplate(basePath = "hole")
    private static final class Templates {
        static native TemplateInstance greeting(boolean known);

        static native TemplateInstance cartBadge(int pieces);

        static native TemplateInstance formToken(String field, String token);
    }
}
