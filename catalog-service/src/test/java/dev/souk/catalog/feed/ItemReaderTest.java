package dev.souk.catalog.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.souk.money.Money;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemReaderTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "129.99 USD, 12999",
        "129.9 USD, 12990",
        "129 USD, 12900",
        "129.990 USD, 12999",
        "USD 0.01, 1",
        "129.99USD, 12999",
        "129.99, 12999",
        "1000000000, 100000000000"
    })
    void readsPrices(String text, long cents) throws Unusable {
        assertThat(item("price", text).price()).isEqualTo(new Money(cents, "USD"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$5",
                "5,00 USD",
                "1,299.00 USD",
                "5 usd",
                "5 USD USD",
                "USD 5 USD",
                "-5 USD",
                "0.00 USD",
                "0.001",
                "5 EUR",
                "1e3",
                "1000000001",
                "٥ USD",
                "5.",
                ".5",
                "NaN"
            })
    void refusesOtherPrices(String text) {
        assertThatThrownBy(() -> item("price", text)).isInstanceOf(Unusable.class);
    }

    @Test
    void readsPricesWithoutMinorUnits() throws Unusable {
        assertThat(PriceText.parse("price", "1299 JPY", Currency.getInstance("JPY")))
                .isEqualTo(new Money(1299, "JPY"));
        assertThatThrownBy(() -> PriceText.parse("price", "12.99 JPY", Currency.getInstance("JPY")))
                .isInstanceOf(Unusable.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-24T11:07+0100/2026-03-29T23:07+0100, true",
        "2026-02-24/2026-03-29, true",
        "2026-03-01T12:00:00Z / 2026-03-01T12:00:01Z, true",
        "2026-03-01T13:00+01:00/2026-03-01T13:01+01:00, true",
        "2026-03-01T12:00:01Z/2026-03-02T12:00:00Z, false",
        "2026-02-01/2026-03-01T12:00:00Z, false"
    })
    void aSaleCountsWhileItLasts(String dates, boolean counts) throws Unusable {
        FeedItem item = item("sale_price", "4 USD", "sale_price_effective_date", dates);
        assertThat(item.salePrice() != null).isEqualTo(counts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "2026-02-24", "2026-02-24/", "2026-02-30T99:00/2026-03-01"})
    void refusesOtherDates(String dates) {
        assertThatThrownBy(() -> item("sale_price", "4 USD", "sale_price_effective_date", dates))
                .isInstanceOf(Unusable.class)
                .extracting(failure -> ((Unusable) failure).reason())
                .asString()
                .contains("is not two dates");
    }

    @Test
    void aSaleThatSavesNothingIsNone() throws Unusable {
        assertThat(item("sale_price", "5 USD").salePrice()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "in_stock, '', 10",
        "In Stock, 3, 3",
        "out_of_stock, '', 0",
        "out of stock, 3, 3",
        "preorder, '', 0",
        "'', '', 10"
    })
    void quantityFollowsFromAvailability(String availability, String quantity, int pieces) throws Unusable {
        assertThat(item("availability", availability, "quantity", quantity).quantity())
                .isEqualTo(pieces);
    }

    @Test
    void numbersBelongToTheProductOnlyWhereItIsTheVariant() throws Unusable {
        assertThat(item("gtin", "4006381333931", "age_group", "adult", "color", "teal")
                        .details())
                .isEqualTo(Map.of("Color", "Teal", "Age group", "Adult", "GTIN", "4006381333931"));
        FeedItem grouped = item("gtin", "4006381333931", "color", "Teal", "item_group_id", "g");
        assertThat(grouped.details()).isEmpty();
        assertThat(grouped.options()).isEqualTo(Map.of("Color", "Teal"));
    }

    @Test
    void cleansTexts() throws Unusable {
        FeedItem item = item("title", " A\u0007 very \n fine\tlamp ", "description", "One.\r\n\r\nTwo.\u0001");
        assertThat(item.title()).isEqualTo("A very fine lamp");
        assertThat(item.description()).isEqualTo("One.\n\nTwo.");
    }

    private static FeedItem item(String... columnsAndValues) throws Unusable {
        List<String> header = new ArrayList<>();
        List<String> row = new ArrayList<>();
        for (int i = 0; i < columnsAndValues.length; i += 2) {
            header.add(columnsAndValues[i]);
            row.add(columnsAndValues[i + 1]);
        }
        List.of("id", "title", "price").stream()
                .filter(name -> !header.contains(name))
                .forEach(name -> {
                    header.add(name);
                    row.add(name.equals("price") ? "5 USD" : "x");
                });
        return new ItemReader(new Columns(header), Currency.getInstance("USD"), 10, NOON).item(row);
    }
}
