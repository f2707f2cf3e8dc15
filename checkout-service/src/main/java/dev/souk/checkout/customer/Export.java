package dev.souk.checkout.customer;

import dev.souk.checkout.token.OpenSession;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * All that we hold of a customer, in their own hands (GDPR, articles 15 and 20). What a feature comes to hold of them, orders
 * say, is another component here.
 *
 * @param sessions where they are signed in
 */
@RegisterForReflection
public record Export(Customer customer, List<CustomerAddress> addresses, List<OpenSession> sessions) {}
