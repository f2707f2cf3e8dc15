package dev.souk.web.visitor;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How much a form may hold: the server's own settings, which hold for the framework's reader of forms. */
@ApplicationScoped // and not a singleton: filters are made before there are settings
class FormLimits {

    private final long body;
    private final long field;

    FormLimits(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size", defaultValue = "10M") MemorySize body,
            @ConfigProperty(name = "quarkus.http.limits.max-form-attribute-size", defaultValue = "2048")
                    MemorySize field) {
        this.body = body.asLongValue();
        this.field = field.asLongValue();
    }

    /** Bytes of the whole. */
    long body() {
        return body;
    }

    /** Characters of a field's name or value, as it is sent: an escaped one counts as several. */
    long field() {
        return field;
    }
}
