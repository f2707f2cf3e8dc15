package dev.souk.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the services say of their caches as a table for people. */
final class CacheTable {

    private static final String LINE = "  %-9s %-18s %8s %9s %5s %9s %6s %10s %9s %8s %7s %7s %6s";
    private static final String UNKNOWN = "-";

    private CacheTable() {}

    /** @param answers by service */
    static String of(Map<String, JsonNode> answers) {
        List<String> lines = new ArrayList<>();
        lines.add(LINE.formatted(
                "SERVICE",
                "KIND",
                "ENTRIES",
                "SIZE",
                "ROOM",
                "IN REDIS",
                "HIT",
                "REDIS HIT",
                "MADE",
                "MS EACH",
                "FAILED",
                "WAITED",
                "LATE"));
        answers.forEach((service, answer) -> lines.addAll(caches(service, answer.path("caches"))));
        answers.forEach((service, answer) -> lines.addAll(trouble(service, answer)));
        return String.join(System.lineSeparator(), lines);
    }

    private static List<String> caches(String service, JsonNode caches) {
        List<String> lines = new ArrayList<>();
        caches.forEach(cache -> lines.add(line(service, cache)));
        return lines.isEmpty() ? List.of("  %-9s nobody has asked for anything yet".formatted(service)) : lines;
    }

    private static String line(String service, JsonNode cache) {
        long here = cache.path("foundHere").asLong();
        long inRedis = cache.path("foundInRedis").asLong();
        long made = cache.path("made").asLong();
        long missed = inRedis + made + cache.path("failed").asLong();
        return LINE.formatted(
                service,
                cache.path("kind").asText(),
                count(cache.path("entries")),
                megabytes(cache.path("bytes").asLong()),
                share(cache.path("bytes").asLong(), cache.path("limit").asLong()),
                count(cache.path("inRedis")),
                share(here, here + missed),
                share(inRedis, missed),
                count(cache.path("made")),
                made == 0
                        ? UNKNOWN
                        : String.format(
                                Locale.ROOT,
                                "%.1f",
                                (double) cache.path("makingMillis").asLong() / made),
                count(cache.path("failed")),
                count(cache.path("waited")),
                count(cache.path("late")));
    }

    private static List<String> trouble(String service, JsonNode answer) {
        List<String> lines = new ArrayList<>();
        if (!answer.path("redisIsUsed").asBoolean()) {
            lines.add("  %s goes without Redis: it failed too often".formatted(service));
        }
        if (answer.path("redisFailures").asLong() > 0) {
            lines.add("  %s saw %s calls to Redis fail".formatted(service, count(answer.path("redisFailures"))));
        }
        return lines;
    }

    private static String count(JsonNode number) {
        return number.isNumber() ? String.format(Locale.ROOT, "%,d", number.asLong()) : UNKNOWN;
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1_000_000.0);
    }

    private static String share(long part, long whole) {
        return whole == 0 ? UNKNOWN : String.format(Locale.ROOT, "%.0f %%", 100.0 * part / whole);
    }
}
