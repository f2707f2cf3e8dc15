package dev.souk.web;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/** Forms with a field that the shopper fills in and one that is secret; sent to {@code /fails} twice they act twice. */
@Singleton
final class TestingPostedForms implements PostedForms {

    private static final Map<String, String> LABELS = Map.of("quantity", "Quantity", "card", "Card number");

    @Override
    public Optional<TypedField> typed(String name, String value) {
        return Optional.ofNullable(LABELS.get(name)).map(label -> new TypedField(label, value));
    }

    @Override
    public boolean isSafeToRepeat(String path) {
        return !path.equals("/fails");
    }
}
