package dev.souk.checkout.delivery;

import dev.souk.checkout.delivery.DeliveryConfig.Method;
import dev.souk.money.Money;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How orders are delivered, and for how much; checked at boot. */
@Startup
@Singleton
public final class DeliveryMethods {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private final Map<String, Method> methods;

    DeliveryMethods(DeliveryConfig config) {
        this.methods = config.methods();
        if (!methods.containsKey("standard")) {
            throw new IllegalArgumentException(
                    "souk.delivery.methods has no \"standard\": set souk.delivery.methods.standard.price");
        }
        methods.forEach(DeliveryMethods::check);
    }

    /** All of them for goods of this worth, the cheapest first. */
    public List<DeliveryOption> options(Money goods) {
        return methods.entrySet().stream()
                .map(entry -> option(entry.getKey(), entry.getValue(), goods))
                .sorted(Comparator.comparingLong(
                                (DeliveryOption option) -> option.price().amount())
                        .thenComparing(DeliveryOption::method))
                .toList();
    }

    /** The one of that name. */
    public Optional<DeliveryOption> option(@Nullable String method, Money goods) {
        return method == null || !methods.containsKey(method)
                ? Optional.empty()
                : options(goods).stream()
                        .filter(option -> option.method().equals(method))
                        .findFirst();
    }

    public boolean has(String method) {
        return methods.containsKey(method);
    }

    private static DeliveryOption option(String name, Method method, Money goods) {
        boolean free = method.freeFrom().isPresent()
                && goods.amount() >= method.freeFrom().getAsLong();
        return new DeliveryOption(
                name,
                new Money(free ? 0 : method.price(), goods.currency()),
                method.earliestDays(),
                method.latestDays());
    }

    private static void check(String name, Method method) {
        String setting = "souk.delivery.methods." + name;
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    setting + ": a name has small letters, digits and hyphens, at most 40 of them");
        }
        if (method.price() < 0 || method.freeFrom().orElse(0) < 0) {
            throw new IllegalArgumentException(setting + ": price and free-from are minor units, 0 or more");
        }
        if (method.earliestDays() < 0 || method.latestDays() < method.earliestDays()) {
            throw new IllegalArgumentException(setting + ": say 0 <= earliest-days <= latest-days");
        }
    }
}
