package dev.souk.embedded;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far a server is: of each domain the sequence number of the last transaction. Which server made that does not
 * matter for the comparison, since one at a time writes.
 */
record GtidPosition(Map<Long, Long> sequenceByDomain) {

    /** Reads {@code 0-1-42,7-1-3}; nothing is the position before the first transaction. */
    static GtidPosition parse(String text) {
        Map<Long, Long> sequences = new TreeMap<>();
        for (String gtid : text.replaceAll("\\s", "").split(",", -1)) {
            if (!gtid.isEmpty()) {
                String[] parts = gtid.split("-", 3);
                sequences.merge(Long.valueOf(parts[0]), Long.valueOf(parts[2]), Math::max);
            }
        }
        return new GtidPosition(sequences);
    }

    /** Up to where at least one of both is. */
    GtidPosition or(GtidPosition other) {
        Map<Long, Long> later = new TreeMap<>(sequenceByDomain);
        other.sequenceByDomain.forEach((domain, sequence) -> later.merge(domain, sequence, Math::max));
        return new GtidPosition(later);
    }

    /** Whether who is here has all that {@code other} has. */
    boolean includes(GtidPosition other) {
        return other.sequenceByDomain.entrySet().stream()
                .allMatch(theirs -> sequenceByDomain.getOrDefault(theirs.getKey(), 0L) >= theirs.getValue());
    }

    /** {@code 0:42, 7:3}, domain and sequence number. */
    @Override
    public String toString() {
        Stream<String> parts =
                sequenceByDomain.entrySet().stream().map(entry -> entry.getKey() + ":" + entry.getValue());
        return sequenceByDomain.isEmpty() ? "nothing" : parts.collect(Collectors.joining(", "));
    }
}
