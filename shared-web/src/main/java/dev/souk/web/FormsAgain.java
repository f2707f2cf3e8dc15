package dev.souk.web;

import dev.souk.web.FormAgain.Way;
import dev.souk.web.visitor.FormField;
import dev.souk.web.visitor.SentForm;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Decides what becomes of a form that could not be taken. */
@Singleton
final class FormsAgain {

    private static final String IDEMPOTENCY_KEY = "idempotencyKey";

    private final Instance<PostedForms> service;

    FormsAgain(Instance<PostedForms> service) {
        this.service = service;
    }

    /** It did nothing. */
    FormAgain afterNothing(SentForm sent) {
        return again(sent, Way.REPEAT);
    }

    /** Nobody knows what it did. */
    FormAgain afterUnknown(SentForm sent) {
        return again(sent, isSafeToRepeat(sent) ? Way.REPEAT : Way.LOOK_FIRST);
    }

    private FormAgain again(SentForm sent, Way way) {
        List<FormField> shown = sent.fields().stream()
                .filter(field -> !SecretFields.has(field.name()))
                .toList();
        List<TypedField> typed = shown.stream()
                .filter(field -> !field.value().isBlank())
                .flatMap(field -> typed(field).stream())
                .toList();
        return new FormAgain(shown, typed, shown.size() == sent.fields().size() ? way : Way.ENTER_AGAIN);
    }

    private Optional<TypedField> typed(FormField field) {
        return service.isResolvable() ? service.get().typed(field.name(), field.value()) : Optional.empty();
    }

    private boolean isSafeToRepeat(SentForm sent) {
        return sent.has(IDEMPOTENCY_KEY)
                || (service.isResolvable() && service.get().isSafeToRepeat(sent.path()));
    }
}
