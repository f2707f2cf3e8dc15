package dev.souk.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.money.Money;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTextTest {

    @ParameterizedTest
    @CsvSource({
        "1299, USD, en, '$12.99'",
        "129900, USD, en, '$1,299.00'",
        "1299, EUR, en, '€12.99'",
        "1299, JPY, en, '¥1,299'",
        "1299, EUR, de, '12,99\u00a0€'",
        "123456, EUR, de-AT, '€\u00a01.234,56'",
        "1299, JPY, de, '1.299\u00a0¥'",
        "-500, USD, en, '-$5.00'"
    })
    void writesAmountsAsTheLanguageDoes(long amount, String currency, String language, String text) {
        assertThat(MoneyText.format(new Money(amount, currency), Locale.forLanguageTag(language)))
                .isEqualTo(text);
    }
}
