package dev.souk.web.hole;

import io.quarkus.qute.Engine;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Fills a hole with a text, when and if its test says so. */
record TestingFilling(
        Hole hole,
        Supplier<Uni<TemplateInstance>> content,
        @Nullable TemplateInstance otherwise) implements HoleFilling {

    private static final Engine ENGINE = Engine.builder().addDefaults().build();

    static TestingFilling of(Hole hole, String text) {
        return of(hole, () -> Uni.createFrom().item(text(text)));
    }

    static TestingFilling of(Hole hole, Supplier<Uni<TemplateInstance>> content) {
        return new TestingFilling(hole, content, text("no " + hole));
    }

    TestingFilling withoutFallback() {
        return new TestingFilling(hole, content, null);
    }

    static TemplateInstance text(String text) {
        return ENGINE.parse(text).instance();
    }

    @Override
    public Uni<TemplateInstance> forVisitor() {
        return content.get();
    }

    @Override
    public Optional<TemplateInstance> fallback() {
        return Optional.ofNullable(otherwise);
    }
}
