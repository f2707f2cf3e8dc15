package dev.souk.web.hole;

import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** A greeting that never comes, in an application that has no other. */
@Singleton
@IfBuildProperty(name = "testing.greeting", stringValue = "late")
final class TestingLateGreeting implements HoleFilling {

    @Override
    public Hole hole() {
        return Hole.GREETING;
    }

    @Override
    public Uni<TemplateInstance> forVisitor() {
        return Uni.createFrom().nothing();
    }

    @Override
    public Optional<TemplateInstance> fallback() {
        return Optional.of(TestingFilling.text("Good day"));
    }
}
