package dev.souk.checkout.customer;

import dev.souk.checkout.mail.SentMail;
import dev.souk.checkout.order.Order;
import dev.souk.checkout.token.OpenSession;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * All that we hold of a customer, in their own hands (GDPR, articles 15 and 20).
 *
 * @param sessions where they are signed in
 * @param orders the latest {@value #MOST_ORDERS} at most, which the list of orders goes on from
 * @param mails the latest {@value #MOST_MAILS} at most that we still know of; none while the address is not verified, for until then
 *     they may be somebody else's
 */
@RegisterForReflection
public record Export(
        Customer customer,
        List<CustomerAddress> addresses,
        List<OpenSession> sessions,
        List<Order> orders,
        List<SentMail> mails) {

    static final int MOST_ORDERS = 1000;

    static final int MOST_MAILS = 1000;
}
