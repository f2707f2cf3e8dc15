package dev.souk.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the reads went and how the nodes are, from what the services say. */
final class ReadShares {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The reasons to send a read somewhere that tell of trouble. */
    private static final List<String> TROUBLES = List.of("retried", "hedged", "spilled");

    private Map<String, Long> last = Map.of();
    private Map<String, Long> recent = Map.of();
    private Map<String, Long> lastTroubles = Map.of();
    private Map<String, Long> recentTroubles = Map.of();
    private Map<String, TreeSet<String>> states = Map.of();

    /** Takes the present answers of {@code /internal/database}. */
    synchronized void update(List<String> answers) {
        Map<String, Long> reads = new TreeMap<>();
        Map<String, Long> troubles = new TreeMap<>();
        Map<String, TreeSet<String>> ill = new TreeMap<>();
        for (String answer : answers) {
            try {
                for (JsonNode node : JSON.readTree(answer).path("nodes")) {
                    String name = node.path("name").asText();
                    String state = node.path("state").asText("in");
                    reads.merge(name, node.path("reads").asLong(), Long::sum);
                    TROUBLES.forEach(trouble -> troubles.merge(
                            trouble, node.path("routes").path(trouble).asLong(), Long::sum));
                    if (!state.equals("in")) {
                        ill.computeIfAbsent(name, ignored -> new TreeSet<>()).add(state);
                    }
                }
            } catch (JsonProcessingException noJson) {
                return;
            }
        }
        recent = difference(last, reads);
        recentTroubles = difference(lastTroubles, troubles);
        last = reads;
        lastTroubles = troubles;
        states = ill;
    }

    /** A service that was started again counts from zero: its first difference is what it has. */
    private static Map<String, Long> difference(Map<String, Long> last, Map<String, Long> now) {
        Map<String, Long> difference = new TreeMap<>();
        now.forEach((name, count) -> {
            long before = last.getOrDefault(name, count);
            difference.put(name, count >= before ? count - before : count);
        });
        return difference;
    }

    /** Like {@code db-2 0 % (out), db-3 97 %, db-1 3 %, 12 retried}. */
    synchronized String text() {
        long sum = recent.values().stream().mapToLong(Long::longValue).sum();
        Stream<String> shares = sum == 0
                ? Stream.concat(Stream.of("none"), states.keySet().stream().map(node -> node + states(node)))
                : recent.entrySet().stream()
                        .map(node -> "%s %d %%%s"
                                .formatted(
                                        node.getKey(),
                                        Math.round(100.0 * node.getValue() / sum),
                                        states(node.getKey())));
        Stream<String> troubles = recentTroubles.entrySet().stream()
                .filter(trouble -> trouble.getValue() > 0)
                .map(trouble -> trouble.getValue() + " " + trouble.getKey());
        return Stream.concat(shares, troubles).collect(Collectors.joining(", "));
    }

    private String states(String node) {
        TreeSet<String> ill = states.get(node);
        return ill == null ? "" : " (" + String.join(", ", ill) + ")";
    }
}
