package dev.souk.cache;

import dev.souk.cache.Made.Reach;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What goes from caches into a value that is made just now. A page so is made of all that its products, cards and categories are
 * made of, and whoever writes the page need not say so; and one that was made of something old, because the message of a change
 * had not come yet, is found out when it is to be kept. Lives in the context in which the value is made.
 */
final class Ingredients {

    private static final String KEY = Ingredients.class.getName();

    private final Map<String, Long> numbers = new HashMap<>();
    private Reach reach = Reach.ALL;

    private Ingredients() {}

    /** From now on they are gathered in this context. */
    static Ingredients gatherIn(Context context) {
        Ingredients ingredients = new Ingredients();
        context.putLocal(KEY, ingredients);
        return ingredients;
    }

    /** Whether something is being made in the present context. */
    static boolean areGathered() {
        return ofContext() != null;
    }

    /** It goes into what is made in the present context, if something is. */
    static void add(Kept<?> kept) {
        Ingredients ingredients = ofContext();
        if (ingredients != null) {
            kept.tags().forEach((tag, number) -> ingredients.numbers.merge(tag, number, Math::min));
            ingredients.reach = ingredients.reach.and(kept.reach());
        }
    }

    /**
     * What a value is made of, and each with the number of the last change that is in it for certain.
     *
     * @param own its own tags
     * @param begun the number of the last change before it was begun
     */
    Map<String, Long> with(Iterable<String> own, long begun) {
        Map<String, Long> all = new HashMap<>(numbers);
        all.replaceAll((tag, number) -> Math.min(number, begun));
        own.forEach(tag -> all.putIfAbsent(tag, begun));
        return all;
    }

    Reach reach() {
        return reach;
    }

    private static @Nullable Ingredients ofContext() {
        Context context = Vertx.currentContext();
        return context == null || !VertxContext.isDuplicatedContext(context) ? null : context.getLocal(KEY);
    }
}
