package dev.souk.catalog.admin;

import java.util.List;

/** What became of a change that somebody wanted. */
sealed interface EditOutcome {

    /** It is so now, or was so before. */
    record Saved(Article article) implements EditOutcome {}

    /**
     * Somebody else was faster, and nothing is written.
     *
     * @param article as it is now
     * @param edits of staff since then; none when it was a feed
     */
    record Stale(Article article, List<Edit> edits) implements EditOutcome {

        public Stale {
            edits = List.copyOf(edits);
        }
    }

    /** It cannot be so, and nothing is written. */
    record Refused(Article article, List<ArticleProblem> problems) implements EditOutcome {

        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /** There is no such product. */
    record Unknown() implements EditOutcome {}
}
