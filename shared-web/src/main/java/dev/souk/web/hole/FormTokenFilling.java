package dev.souk.web.hole;

import dev.souk.web.visitor.FormToken;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The field that lets a form be sent; a form without it says that it cannot be, before somebody fills it in for nothing. */
@Singleton
final class FormTokenFilling implements HoleFilling {

    private final FormToken token;

    FormTokenFilling(FormToken token) {
        this.token = token;
    }

    @Override
    public Hole hole() {
        return Hole.FORM_TOKEN;
    }

    @Override
    public Uni<TemplateInstance> forVisitor() {
        return Uni.createFrom().item(Templates.formToken(FormToken.FIELD, token.value()));
    }

    @Override
    public Optional<TemplateInstance> fallback() {
        return Optional.of(Templates.noFormToken());
    }

    @CheckedTemplate(basePath = "hole")
    private static final class Templates {
        static native TemplateInstance formToken(String field, String token);

        static native TemplateInstance noFormToken();
    }
}
