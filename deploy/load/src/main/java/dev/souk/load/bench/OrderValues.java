package dev.souk.load.bench;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** What differs from order to order. */
final class OrderValues {

    private static final AtomicLong NUMBER = new AtomicLong(System.nanoTime() << 4);

    private static final Clock CLOCK = Clock.systemUTC();

    private final Map<String, Object> byName;

    private OrderValues(Map<String, Object> byName) {
        this.byName = byName;
    }

    static OrderValues next(List<String> skus) {
        LocalDateTime now = LocalDateTime.now(CLOCK);
        Map<String, Object> values = new TreeMap<>();
        values.put("@id", NUMBER.addAndGet(16));
        values.put("@key", UUID.randomUUID().toString().replace("-", ""));
        values.put("@sku", skus.get(ThreadLocalRandom.current().nextInt(skus.size())));
        values.put("@now", now);
        values.put("@later", now.plusMinutes(15));
        return new OrderValues(values);
    }

    /** The value of a name; or a text with the values of the names in it. */
    Object of(String template) {
        Object whole = byName.get(template);
        if (whole != null) {
            return whole;
        }
        String text = template;
        for (Map.Entry<String, Object> value : byName.entrySet()) {
            text = text.replace(value.getKey(), value.getValue().toString());
        }
        return text;
    }
}
