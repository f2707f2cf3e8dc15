package dev.souk.web.hole;

import dev.souk.web.Shop;
import io.quarkus.logging.Log;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Fills the holes of a page, all at once. One that fails or takes too long stays empty: the page matters more. */
@Singleton
public final class Holes {

    /** Nothing in a hole asks another machine; a visitor does not notice this, and never waits longer. */
    private static final Duration LONGEST = Duration.ofMillis(100);

    private static final byte[] NOTHING = {};

    private final Fillings fillings;
    private final Shop shop;

    Holes(Fillings fillings, Shop shop) {
        this.fillings = fillings;
        this.shop = shop;
    }

    /** The page for the visitor of the present request. */
    public Uni<FilledPage> fill(TwoPassPage page) {
        Map<Hole, CompletableFuture<byte[]>> started = new EnumMap<>(Hole.class);
        page.holes().forEach(hole -> started.put(hole, start(hole)));
        CompletableFuture<Void> all = CompletableFuture.allOf(started.values().toArray(CompletableFuture<?>[]::new));
        return all.isDone() && !all.isCompletedExceptionally()
                ? Uni.createFrom().item(() -> page.filled(come(started)))
                : late(all).map(done -> page.filled(come(started)));
    }

    private static Uni<Void> late(CompletableFuture<Void> all) {
        return Uni.createFrom()
                .completionStage(all)
                .ifNoItem()
                .after(LONGEST)
                .fail()
                .onFailure()
                .invoke(failure -> Log.warnf(failure, "A page goes out with a hole that is not filled"))
                .onFailure()
                .recoverWithNull();
    }

    private CompletableFuture<byte[]> start(Hole hole) {
        try {
            return html(fillings.of(hole)).subscribeAsCompletionStage();
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    private Uni<byte[]> html(TemplateInstance template) {
        return template.setLocale(shop.language())
                .createUni()
                .map(html -> html.strip().getBytes(StandardCharsets.UTF_8));
    }

    private static Map<Hole, byte[]> come(Map<Hole, CompletableFuture<byte[]>> started) {
        Map<Hole, byte[]> fillings = new EnumMap<>(Hole.class);
        started.forEach((hole, filling) ->
                fillings.put(hole, filling.isDone() && !filling.isCompletedExceptionally() ? filling.join() : NOTHING));
        return fillings;
    }
}
