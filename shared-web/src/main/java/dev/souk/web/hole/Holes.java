package dev.souk.web.hole;

import dev.souk.web.Shop;
import io.quarkus.arc.All;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Fills the holes of a page, all at once. One that fails or takes too long gets its fallback: the page matters more. */
@Singleton
public final class Holes {

    private static final byte[] NOTHING = {};

    private final Map<Hole, HoleFilling> fillings = new EnumMap<>(Hole.class);
    private final HoleFailures failures;
    private final Shop shop;

    Holes(@All List<HoleFilling> fillings, HoleFailures failures, Shop shop) {
        this.failures = failures;
        this.shop = shop;
        for (HoleFilling filling : fillings) {
            HoleFilling other = this.fillings.put(filling.hole(), filling);
            if (other != null) {
                throw new IllegalStateException(
                        "The hole %s has two fillings: %s and %s".formatted(filling.hole(), other, filling));
            }
        }
        for (Hole hole : Hole.values()) {
            if (!this.fillings.containsKey(hole)) {
                throw new IllegalStateException("The hole %s has no HoleFilling".formatted(hole));
            }
        }
    }

    /** The page for the visitor of the present request. Never fails. */
    public Uni<FilledPage> fill(TwoPassPage page) {
        Map<Hole, CompletableFuture<byte[]>> begun = new EnumMap<>(Hole.class);
        page.holes().forEach(hole -> begun.put(hole, begin(hole)));
        if (begun.values().stream().allMatch(Holes::isThere)) {
            return Uni.createFrom().item(() -> page.filled(come(begun)));
        }
        begun.replaceAll(this::inTime);
        CompletableFuture<Void> all = CompletableFuture.allOf(begun.values().toArray(CompletableFuture<?>[]::new));
        return Uni.createFrom().completionStage(all).map(done -> page.filledForNow(come(begun)));
    }

    private CompletableFuture<byte[]> begin(Hole hole) {
        try {
            return filling(hole).forVisitor().chain(this::html).subscribeAsCompletionStage();
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    private static boolean isThere(CompletableFuture<byte[]> begun) {
        return begun.isDone() && !begun.isCompletedExceptionally();
    }

    /** Mostly it is there already: nothing in a hole asks another machine. */
    private CompletableFuture<byte[]> inTime(Hole hole, CompletableFuture<byte[]> begun) {
        if (isThere(begun)) {
            return begun;
        }
        return Uni.createFrom()
                .completionStage(begun)
                .ifNoItem()
                .after(hole.deadline())
                .fail()
                .onFailure()
                .invoke(failure -> failures.add(hole, failure))
                .onFailure()
                .recoverWithUni(() -> fallback(hole))
                .onFailure()
                .recoverWithItem(NOTHING)
                .subscribeAsCompletionStage();
    }

    private Uni<byte[]> fallback(Hole hole) {
        Optional<TemplateInstance> fallback = filling(hole).fallback();
        return fallback.isPresent() ? html(fallback.get()) : Uni.createFrom().item(NOTHING);
    }

    private HoleFilling filling(Hole hole) {
        return Objects.requireNonNull(fillings.get(hole));
    }

    private Uni<byte[]> html(TemplateInstance template) {
        return template.setLocale(shop.language())
                .createUni()
                .map(html -> html.strip().getBytes(StandardCharsets.UTF_8));
    }

    private static Map<Hole, byte[]> come(Map<Hole, CompletableFuture<byte[]>> begun) {
        Map<Hole, byte[]> fillings = new EnumMap<>(Hole.class);
        begun.forEach((hole, filling) -> fillings.put(hole, filling.join()));
        return fillings;
    }
}
