package dev.souk.checkout.order;

import dev.souk.web.ProblemException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which orders staff wants to see.
 *
 * @param text a whole number or a whole e-mail address; empty for all
 * @param status null for any
 */
record OrderSearch(String text, @Nullable OrderStatus status) {

    /** @throws ProblemException 400 when there is no such status */
    static OrderSearch of(@Nullable String text, @Nullable String status) {
        return new OrderSearch(
                text == null ? "" : text.strip(), status == null || status.isEmpty() ? null : status(status));
    }

    boolean isForEmail() {
        return text.contains("@");
    }

    /** Empty too when the text is no number at all, and so no order's. */
    Optional<String> number() {
        return OrderNumber.read(text);
    }

    /** Whether no order can be it. */
    boolean isVain() {
        return !text.isEmpty() && !isForEmail() && number().isEmpty();
    }

    private static OrderStatus status(String word) {
        return Arrays.stream(OrderStatus.values())
                .filter(status -> status.word().equals(word))
                .findFirst()
                .orElseThrow(() -> ProblemException.badParameter(
                        "status",
                        "one of "
                                + Arrays.stream(OrderStatus.values())
                                        .map(OrderStatus::word)
                                        .collect(Collectors.joining(", "))));
    }
}
