package dev.souk.catalog.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;

/** When a sale price counts, as feeds write it: {@code 2026-02-24T11:07+0100/2026-02-29T23:07+0100}. */
record SaleDates(Instant from, Instant until) {

    private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd['T'HH:mm[:ss]][XXX][XX][X]")
            .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
            .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
            .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
            .parseDefaulting(ChronoField.OFFSET_SECONDS, ZoneOffset.UTC.getTotalSeconds())
            .toFormatter();

    static SaleDates parse(String text) throws Unusable {
        String[] ends = text.split("/", -1);
        if (ends.length == 2) {
            try {
                return new SaleDates(instant(ends[0]), instant(ends[1]));
            } catch (DateTimeException notADate) {
                // told below, together with the other ways to get it wrong
            }
        }
        throw new Unusable(
                "sale_price_effective_date \"%s\" is not two dates like 2026-02-24T11:07+0100/2026-02-29T23:07+0100"
                        .formatted(PriceText.shortened(text)));
    }

    boolean include(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(until);
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text.strip(), FORM).toInstant();
    }
}
