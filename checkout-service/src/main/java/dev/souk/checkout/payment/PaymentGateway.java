package dev.souk.checkout.payment;

import dev.souk.money.Money;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/**
 * A payment provider. Every method fails with {@code RemoteUnavailable} when the provider does not say what happened: then it
 * may have, and must be asked about by key.
 */
public interface PaymentGateway {

    /** Charges once for a key. The charge may be declined, or wait for the shopper. */
    Uni<Charge> charge(NewCharge wanted);

    /** The charge of a key; empty when the provider never got it. It may still be on its way. */
    Uni<Optional<Charge>> ofKey(String key);

    /** The charge of a key; if there is none, there never will be: whoever comes later with this key is refused. */
    Uni<Optional<Charge>> abandon(String key);

    Uni<Charge> find(String id);

    /** Takes back a charge that waits for the shopper; any other stays as it is. */
    Uni<Charge> cancel(String id);

    /** Gives all of a charge back, once, however often it is asked. */
    Uni<Void> refund(String id, String key, Money amount);

    /** All charges in the order they were made, a part at a time: those after {@code after}, 0 for the first. */
    Uni<LedgerPage> ledger(long after);
}
