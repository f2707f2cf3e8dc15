package dev.souk.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Where the reads went, from what the services count. */
final class ReadShares {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Map<String, Long> last = Map.of();
    private Map<String, Long> recent = Map.of();

    /** Takes the present answers of {@code /internal/database}. */
    synchronized void update(List<String> answers) {
        Map<String, Long> now = new TreeMap<>();
        for (String answer : answers) {
            try {
                for (JsonNode node : JSON.readTree(answer).path("nodes")) {
                    now.merge(node.path("name").asText(), node.path("reads").asLong(), Long::sum);
                }
            } catch (JsonProcessingException noJson) {
                return;
            }
        }
        Map<String, Long> difference = new TreeMap<>();
        // A service that was started again counts from zero: its first difference is what it has.
        now.forEach((node, reads) -> {
            long before = last.getOrDefault(node, reads);
            difference.put(node, reads >= before ? reads - before : reads);
        });
        last = now;
        recent = difference;
    }

    /** Like {@code replica-1 52 %, replica-2 48 %, primary 0 %}. */
    synchronized String text() {
        long sum = recent.values().stream().mapToLong(Long::longValue).sum();
        if (sum == 0) {
            return "none";
        }
        return recent.entrySet().stream()
                .map(node -> "%s %d %%".formatted(node.getKey(), Math.round(100.0 * node.getValue() / sum)))
                .collect(Collectors.joining(", "));
    }
}
