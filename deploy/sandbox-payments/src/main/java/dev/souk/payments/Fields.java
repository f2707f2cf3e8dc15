package dev.souk.payments;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a JSON object and remembers all that is wrong with them. */
final class Fields {

    private final JsonNode body;
    private final List<Problem.FieldError> errors = new ArrayList<>();

    Fields(JsonNode body) {
        this.body = body;
    }

    long amount(String name, long most) {
        JsonNode value = body.path(name);
        if (value.isIntegralNumber()
                && value.canConvertToLong()
                && value.longValue() > 0
                && value.longValue() <= most) {
            return value.longValue();
        }
        wrong(name, "must be a whole number from 1 to " + most);
        return 0;
    }

    int number(String name, int least, int most, int otherwise) {
        JsonNode value = body.path(name);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (value.isInt() && value.intValue() >= least && value.intValue() <= most) {
            return value.intValue();
        }
        wrong(name, "must be a whole number from %d to %d".formatted(least, most));
        return otherwise;
    }

    boolean flag(String name) {
        JsonNode value = body.path(name);
        if (!value.isMissingNode() && !value.isBoolean()) {
            wrong(name, "must be true or false");
        }
        return value.booleanValue();
    }

    String text(String name, int longest, Predicate<String> rule, String ruleInWords) {
        if (body.path(name).isMissingNode() || body.path(name).isNull()) {
            wrong(name, "is missing");
            return "";
        }
        String text = optionalText(name, longest, rule, ruleInWords);
        return text == null ? "" : text;
    }

    @Nullable
    String optionalText(String name, int longest, Predicate<String> rule, String ruleInWords) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        String text = value.isTextual() ? value.textValue() : "";
        if (text.isBlank() || text.length() > longest) {
            wrong(name, "must be a text of 1 to " + longest + " characters");
        } else if (!rule.test(text)) {
            wrong(name, ruleInWords);
        }
        return text;
    }

    /** Throws when something was wrong. */
    void check() {
        if (!errors.isEmpty()) {
            throw Problem.invalid(List.copyOf(errors));
        }
    }

    private void wrong(String name, String detail) {
        errors.add(new Problem.FieldError("/" + name, detail));
    }
}
