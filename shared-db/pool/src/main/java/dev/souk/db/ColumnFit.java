package dev.souk.db;

import java.math.BigDecimal;
import java.sql.Clob;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a column of native SQL fit a record's component: nothing is lost on the way, or it does not fit. */
final class ColumnFit {

    private static final Map<Class<?>, Class<?>> BOXES = Map.of(
            long.class, Long.class,
            int.class, Integer.class,
            short.class, Short.class,
            double.class, Double.class,
            boolean.class, Boolean.class);

    private ColumnFit() {}

    /**
     * The value as {@code type}, or empty when it does not fit. A number fits each type that can hold it, and a boolean;
     * a text fits an enum that has a constant of that name, and a large one a {@code String}; a time of the database is UTC and fits an {@link Instant}.
     */
    static Optional<Object> of(Object value, Class<?> type) {
        Class<?> box = BOXES.getOrDefault(type, type);
        if (box.isInstance(value)) {
            return Optional.of(value);
        }
        return Optional.ofNullable(
                switch (value) {
                    case Number number -> ofNumber(number, box);
                    case LocalDateTime time -> box == Instant.class ? time.toInstant(ZoneOffset.UTC) : null;
                    case String text -> box.isEnum() ? ofText(text, box) : null;
                    case Clob text -> box == String.class ? all(text) : null;
                    default -> null;
                });
    }

    private static @Nullable Object ofNumber(Number number, Class<?> box) {
        BigDecimal exact = new BigDecimal(number.toString());
        if (box == BigDecimal.class) {
            return exact;
        }
        if (box == Double.class) {
            return number.doubleValue();
        }
        if (box == Long.class) {
            return exact.longValueExact();
        }
        if (box == Integer.class) {
            return exact.intValueExact();
        }
        if (box == Short.class) {
            return exact.shortValueExact();
        }
        return box == Boolean.class ? exact.signum() != 0 : null;
    }

    private static @Nullable Object ofText(String text, Class<?> type) {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(text)) {
                return constant;
            }
        }
        return null;
    }

    /** The driver has read it already: it is a text in memory under another name. */
    private static String all(Clob text) {
        try {
            return text.getSubString(1, Math.toIntExact(text.length()));
        } catch (SQLException e) {
            throw new IllegalStateException("A large text cannot be read", e);
        }
    }
}
