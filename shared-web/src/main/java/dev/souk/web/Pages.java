package dev.souk.web;

import dev.souk.cache.Caches;
import dev.souk.cache.LevelledCache;
import dev.souk.cache.Made;
import dev.souk.cache.Made.Reach;
import dev.souk.web.hole.FilledPage;
import dev.souk.web.hole.Holes;
import dev.souk.web.hole.PageCodec;
import dev.souk.web.hole.SegmentSink;
import dev.souk.web.hole.TwoPassPage;
import dev.souk.web.identity.Recognitions;
import io.quarkus.logging.Log;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes pages of templates in two passes. The first, in the shop's language, in the one layout and with its navigation, is
 * the same for everyone and may be kept; the second fills its holes for the visitor of the present request.
 */
@Singleton
public final class Pages {

    static final String KIND = "page";

    private final LevelledCache<TwoPassPage> kept;
    private final boolean keeps;
    private final PageVersion version;
    private final Holes holes;
    private final Recognitions recognitions;
    private final Shop shop;
    private final Instance<Navigation> navigation;

    Pages(
            Caches caches,
            PageVersion version,
            Holes holes,
            Recognitions recognitions,
            Shop shop,
            Instance<Navigation> navigation) {
        this.kept = caches.ofPages(KIND, new PageCodec());
        this.keeps = caches.keepsPages();
        this.version = version;
        this.holes = holes;
        this.recognitions = recognitions;
        this.shop = shop;
        this.navigation = navigation;
    }

    /** The page of a template that includes {@code layout}, made for this request alone. */
    public Uni<Page> render(TemplateInstance template) {
        return links().chain(links -> firstPass(template, links.orElse(List.of())))
                .chain(this::secondPass);
    }

    /** The same without the shop's navigation: for a page that has its own, or when nobody can be asked for it. */
    public Uni<Page> renderAlone(TemplateInstance template) {
        return firstPass(template, List.of()).chain(this::secondPass);
    }

    /**
     * The page that is kept under {@code key}, or else the one that {@code make} makes, which is kept then.
     *
     * @param make asks caches for what the page shows, which drop the page when that changes; its template includes
     *     {@code layout}, and what is the visitor's own is a hole in it. A failure (nothing there, moved, no database) is the answer
     *     and is not kept
     */
    public Uni<Page> cached(PageKey key, Supplier<Uni<TemplateInstance>> make) {
        return cached(key, Reach.ALL, make);
    }

    /**
     * The same for a page that others may make up keys for without end, such as words to look for: it stays in this process, where
     * what is asked for once makes room for what is asked for again.
     */
    public Uni<Page> cachedHere(PageKey key, Supplier<Uni<TemplateInstance>> make) {
        return cached(key, Reach.PROCESS, make);
    }

    private Uni<Page> cached(PageKey key, Reach reach, Supplier<Uni<TemplateInstance>> make) {
        if (!keeps) {
            return make.get().chain(this::render);
        }
        String name = version.key(key);
        return kept.find(name, () -> make.get().chain(template -> made(key, reach, template)))
                .map(Optional::orElseThrow)
                .chain(holes::fill)
                .invoke(filled -> LongWay.ofRequest().ifPresent(way -> tell(way, name, filled)))
                .map(Page::new);
    }

    /** The page that is kept under a key, when it is here and good; null: it must be asked for. */
    @Nullable
    TwoPassPage here(String key) {
        return kept.here(key);
    }

    /** What could not be filled in at once may be there the next time, and whoever was not answered from the cache may be. */
    private void tell(LongWay way, String key, FilledPage filled) {
        if (filled.isForAnyTime() && kept.isHere(key)) {
            recognitions.present().ifPresent(known -> way.tell(new LongWay.KeptPage(key, filled, known)));
        }
    }

    private Uni<Made<TwoPassPage>> made(PageKey key, Reach reach, TemplateInstance template) {
        return links().chain(links -> firstPass(template, links.orElse(List.of()))
                .map(first -> Made.of(first.compressed(), Set.of(key.tag())))
                .map(made -> made.reaching(links.isPresent() ? reach : Reach.MOMENT)));
    }

    private Uni<TwoPassPage> firstPass(TemplateInstance template, List<Link> links) {
        SegmentSink sink = new SegmentSink();
        return Uni.createFrom()
                .completionStage(() -> template.setLocale(shop.language())
                        .data("navigation", links)
                        .consume(sink))
                .map(rendered -> sink.page());
    }

    private Uni<Page> secondPass(TwoPassPage page) {
        return holes.fill(page).map(Page::new);
    }

    /** Empty when they cannot be had: a page goes without them, but is not kept so. */
    private Uni<Optional<List<Link>>> links() {
        if (!navigation.isResolvable()) {
            return Uni.createFrom().item(Optional.of(List.of()));
        }
        return navigation
                .get()
                .links()
                .map(Optional::of)
                .onFailure()
                .invoke(failure -> Log.debugf(failure, "A page goes without its navigation"))
                .onFailure()
                .recoverWithItem(Optional.empty());
    }
}
