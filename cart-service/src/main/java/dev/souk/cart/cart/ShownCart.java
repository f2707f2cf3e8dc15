package dev.souk.cart.cart;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * A cart at present prices.
 *
 * @param version counts its changes; prices and stock change without it
 */
@RegisterForReflection // CartAnswers writes it
public record ShownCart(String id, long version, List<ShownLine> lines, Totals totals, List<Notice> notices) {}
