package dev.souk.web.hole;

import dev.souk.web.identity.Identity;
import dev.souk.web.identity.SignedIn;
import dev.souk.web.visitor.Visitor;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Greets who is signed in; leads everybody else to the sign-in, which sends on whoever is signed in after all. */
@Singleton
final class GreetingFilling implements HoleFilling {

    private final Visitor visitor;
    private final SignedIn signedIn;

    GreetingFilling(Visitor visitor, SignedIn signedIn) {
        this.visitor = visitor;
        this.signedIn = signedIn;
    }

    @Override
    public Hole hole() {
        return Hole.GREETING;
    }

    /** The first page makes somebody a visitor: else two tabs that follow would each make one, and forms of the first fail. */
    @Override
    public Uni<TemplateInstance> forVisitor() {
        visitor.id();
        return Uni.createFrom().item(Templates.greeting(signedIn.identity().orElse(null)));
    }

    @Override
    public Optional<TemplateInstance> fallback() {
        return Optional.of(Templates.greeting(null));
    }

    @CheckedTemplate(basePath = "hole")
    private static final class Templates {
        static native TemplateInstance greeting(@Nullable Identity identity);
    }
}
