package dev.souk.checkout.order;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of a customer's orders, the latest first.
 *
 * @param next asks for those that follow; null at the end
 */
@RegisterForReflection
public record OrderPage(List<Order> items, @Nullable String next) {}
