package dev.souk.catalog.warm;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** How far warming is. */
public final class WarmTally {

    private final AtomicInteger made = new AtomicInteger();
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();

    void answered(boolean well, String how) {
        if (well) {
            made.incrementAndGet();
        } else {
            failures.merge(how, 1, Integer::sum);
        }
    }

    /** Pages that are kept now, whether they were before or not. */
    public int made() {
        return made.get();
    }

    public int failed() {
        return failures.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How they failed: {@code 3 x 503}. */
    public String failures() {
        return new TreeMap<>(failures)
                .entrySet().stream()
                        .map(each -> "%,d x %s".formatted(each.getValue(), each.getKey()))
                        .collect(Collectors.joining(", "));
    }
}
