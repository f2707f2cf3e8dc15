package dev.souk.web;

import dev.souk.money.Money;
import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.Expression;
import io.quarkus.qute.ResultMapper;
import io.quarkus.qute.TemplateNode.Origin;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/** Money in a template is written as the shop's language writes it: {@code {product.price}} is $12.99 or 12,99 €. */
@Singleton
final class MoneyText implements ResultMapper {

    private final Shop shop;

    MoneyText(Shop shop) {
        this.shop = shop;
    }

    void register(@Observes EngineBuilder engine) {
        engine.addResultMapper(this);
    }

    /** Before the one that escapes text. */
    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 1;
    }

    @Override
    public boolean appliesTo(Origin origin, Object value) {
        return value instanceof Money;
    }

    @Override
    public String map(Object value, Expression expression) {
        return format((Money) value, shop.language());
    }

    static String format(Money money, Locale language) {
        Currency currency = Currency.getInstance(money.currency());
        NumberFormat format = NumberFormat.getCurrencyInstance(language);
        format.setCurrency(currency);
        format.setMinimumFractionDigits(currency.getDefaultFractionDigits());
        format.setMaximumFractionDigits(currency.getDefaultFractionDigits());
        return format.format(money.decimal());
    }
}
