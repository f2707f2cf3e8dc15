package dev.souk.db.position;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor must see again, schema by schema: where their own writes are, and how much they have seen of others'. A client
 * keeps it and sends it along, so that no server has to remember it (session guarantees: Terry and others, "Session Guarantees
 * for Weakly Consistent Replicated Data", 1994, read your writes and monotonic reads).
 *
 * <p>Immutable. Its text is {@code cart:3.120/3.140,catalog:/3.139}: in {@code cart} own up to mark 3.120, seen up to 3.140; in
 * {@code catalog} nothing own.
 */
public final class WritePosition {

    /** More schemas than any shop has; it bounds what a client can make us keep. */
    private static final int MOST_SCOPES = 16;

    private static final int LONGEST_TEXT = 2_000;
    private static final Pattern SCOPE = Pattern.compile("[A-Za-z0-9_$-]{1,64}");
    private static final WritePosition NONE = new WritePosition(new TreeMap<>());

    private final SortedMap<String, Marks> scopes;

    private WritePosition(SortedMap<String, Marks> scopes) {
        this.scopes = scopes;
    }

    /** Of one scope. */
    private record Marks(@Nullable Mark own, @Nullable Mark seen) {

        private static Marks join(Marks one, Marks other) {
            return new Marks(Mark.later(one.own, other.own), Mark.later(one.seen, other.seen));
        }

        /** Whoever is where the own mark is has seen what is before. */
        private Marks shortened() {
            return own != null && seen != null && own.covers(seen) ? new Marks(own, null) : this;
        }

        private static Optional<Marks> parse(String text) {
            int slash = text.indexOf('/');
            if (slash < 0) {
                return Mark.parse(text).map(own -> new Marks(own, null));
            }
            Optional<Mark> own = Mark.parse(text.substring(0, slash));
            return slash > 0 && own.isEmpty()
                    ? Optional.empty()
                    : Mark.parse(text.substring(slash + 1)).map(seen -> new Marks(own.orElse(null), seen));
        }

        @Override
        public String toString() {
            return (own == null ? "" : own.toString()) + (seen == null ? "" : "/" + seen);
        }
    }

    /** Of somebody who wrote and saw nothing. */
    public static WritePosition none() {
        return NONE;
    }

    /** Somebody's own: what was written here must be seen again. */
    public static WritePosition own(String scope, Mark mark) {
        return new WritePosition(new TreeMap<>(Map.of(scope, new Marks(mark, null))));
    }

    /** Seen, and not to be unseen. */
    public static WritePosition seen(String scope, Mark mark) {
        return new WritePosition(new TreeMap<>(Map.of(scope, new Marks(null, mark))));
    }

    /** What {@link #toString} wrote; empty for anything else. */
    public static Optional<WritePosition> parse(String text) {
        if (text.isEmpty()) {
            return Optional.of(NONE);
        }
        if (text.length() > LONGEST_TEXT) {
            return Optional.empty();
        }
        SortedMap<String, Marks> scopes = new TreeMap<>();
        for (String entry : text.split(",", MOST_SCOPES + 1)) {
            int colon = entry.indexOf(':');
            String scope = entry.substring(0, Math.max(0, colon));
            Optional<Marks> marks = Marks.parse(entry.substring(colon + 1));
            if (!SCOPE.matcher(scope).matches() || marks.isEmpty()) {
                return Optional.empty();
            }
            scopes.put(scope, marks.get());
        }
        return scopes.size() > MOST_SCOPES ? Optional.empty() : Optional.of(new WritePosition(scopes));
    }

    /** The later one of each mark: whoever has this has both. */
    public WritePosition join(WritePosition other) {
        if (other.isNone() || equals(other)) {
            return this;
        }
        SortedMap<String, Marks> joined = new TreeMap<>(scopes);
        other.scopes.forEach((scope, marks) ->
                joined.merge(scope, marks, (one, two) -> Marks.join(one, two).shortened()));
        return new WritePosition(joined);
    }

    /** The same without anything of {@code scope}. */
    public WritePosition without(String scope) {
        SortedMap<String, Marks> others = new TreeMap<>(scopes);
        others.remove(scope);
        return new WritePosition(others);
    }

    public boolean isNone() {
        return scopes.isEmpty();
    }

    /** Where their last own write in {@code scope} is, null if there was none. */
    public @Nullable Mark own(String scope) {
        Marks marks = scopes.get(scope);
        return marks == null ? null : marks.own;
    }

    /** How much of {@code scope} they saw beyond their own writes, null if nothing. */
    public @Nullable Mark seen(String scope) {
        Marks marks = scopes.get(scope);
        return marks == null ? null : marks.seen;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WritePosition position && scopes.equals(position.scopes);
    }

    @Override
    public int hashCode() {
        return scopes.hashCode();
    }

    @Override
    public String toString() {
        return scopes.entrySet().stream()
                .map(scope -> scope.getKey() + ":" + scope.getValue())
                .collect(Collectors.joining(","));
    }
}
