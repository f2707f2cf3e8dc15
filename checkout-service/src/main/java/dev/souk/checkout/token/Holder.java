package dev.souk.checkout.token;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Who tokens are for.
 *
 * @param customer what the customer is known by outside
 */
@RegisterForReflection
public record Holder(long id, String customer, String name, boolean staff) {}
