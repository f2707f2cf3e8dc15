package dev.souk.checkout.payment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the provider's books.
 *
 * @param next where the following part begins, null at the end
 */
public record LedgerPage(List<Charge> charges, @Nullable Long next) {}
