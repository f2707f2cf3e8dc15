package dev.souk.web.hole;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/**
 * What goes into one hole: a bean for each {@link Hole}. Its templates have no holes of their own. In a page's attribute only a
 * filling that is mere text makes sense.
 */
public interface HoleFilling {

    /** Which hole it fills. */
    Hole hole();

    /**
     * For the visitor of the present request. All holes of a page are begun before one is waited for, and none is waited for
     * longer than its {@link Hole#deadline}. What is there at once is taken to follow from the request's cookies alone, and is
     * given to the same cookies again.
     */
    Uni<TemplateInstance> forVisitor();

    /** For whoever it may be, when the other cannot be had in time; empty when the page does without. */
    Optional<TemplateInstance> fallback();
}
