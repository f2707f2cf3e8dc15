package dev.souk.web.cache;

import dev.souk.cache.Caches;
import dev.souk.web.PageKey;
import dev.souk.web.ProblemException;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What an operator wants dropped. */
sealed interface ToDrop {

    /** The longest is the path of a page or a search in it; each is a key in Redis and a line of a message to all pods. */
    int LONGEST = 500;

    /** What one request may name. */
    int MOST = 100;

    /** Not a line break above all: it ends a name in the message to all pods. */
    Pattern NAME = Pattern.compile("\\P{Cntrl}{1," + LONGEST + "}");

    Uni<Integer> from(Caches caches);

    record All() implements ToDrop {

        @Override
        public Uni<Integer> from(Caches caches) {
            return caches.dropAll();
        }

        @Override
        public String toString() {
            return "all";
        }
    }

    record Tagged(Set<String> tags) implements ToDrop {

        @Override
        public Uni<Integer> from(Caches caches) {
            return caches.drop(tags, "");
        }

        @Override
        public String toString() {
            return tags.toString();
        }
    }

    /** Fails with a 400 when it cannot be understood. */
    static ToDrop of(List<String> typed) {
        if (typed.isEmpty() || typed.size() > MOST) {
            throw ProblemException.badParameter(
                    "of", "say 1 to %d times what to drop: all, a tag, a key, or the path of a page".formatted(MOST));
        }
        return typed.contains("all")
                ? new All()
                : new Tagged(typed.stream().map(ToDrop::tag).collect(Collectors.toSet()));
    }

    /** A page is kept in several forms, by version, order and the like; whoever names its path means all of them. */
    private static String tag(String typed) {
        if (!NAME.matcher(typed).matches() || typed.isBlank()) {
            throw ProblemException.badParameter(
                    "of", "a name has 1 to %d characters and no line breaks".formatted(LONGEST));
        }
        return typed.startsWith("/") ? PageKey.tagOf(withoutQuery(typed)) : typed;
    }

    private static String withoutQuery(String path) {
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }
}
