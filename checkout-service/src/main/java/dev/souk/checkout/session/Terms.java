package dev.souk.checkout.session;

import dev.souk.checkout.delivery.DeliveryMethods;
import dev.souk.checkout.delivery.DeliveryOption;
import dev.souk.checkout.tax.Taxes;
import dev.souk.money.Money;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** What a session costs. */
@Singleton
public final class Terms {

    private final DeliveryMethods delivery;
    private final Taxes taxes;

    Terms(DeliveryMethods delivery, Taxes taxes) {
        this.delivery = delivery;
        this.taxes = taxes;
    }

    public List<DeliveryOption> deliveryOptions(CheckoutSession session) {
        return delivery.options(session.subtotal());
    }

    /** Delivery and tax are left open until country and delivery are known. */
    public Totals totals(CheckoutSession session) {
        Money goods = session.subtotal();
        Money discount = new Money(0, goods.currency());
        Details details = session.details();
        String country = DetailsCheck.country(details);
        Optional<DeliveryOption> chosen = delivery.option(details.deliveryMethod(), goods);
        if (country == null || chosen.isEmpty() || details.shippingAddress() == null) {
            return new Totals(goods, discount, null, null, goods);
        }
        Money net = plus(plus(goods, discount), chosen.get().price());
        Money tax = taxes.on(net, country, details.shippingAddress().region());
        return new Totals(goods, discount, chosen.get().price(), tax, plus(net, tax));
    }

    private static Money plus(Money one, Money other) {
        return new Money(Math.addExact(one.amount(), other.amount()), one.currency());
    }
}
