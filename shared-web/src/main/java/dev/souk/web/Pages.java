package dev.souk.web;

import io.quarkus.logging.Log;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.List;

/** Makes pages of templates: in the shop's language, in the one layout, with its navigation. */
@Singleton
public final class Pages {

    private final Shop shop;
    private final Instance<Navigation> navigation;

    Pages(Shop shop, Instance<Navigation> navigation) {
        this.shop = shop;
        this.navigation = navigation;
    }

    /** The page of a template that includes {@code layout}. */
    public Uni<Page> render(TemplateInstance template) {
        return links().chain(links -> render(template, links));
    }

    /** The same without navigation, for when nobody can be asked for it. */
    Uni<Page> renderAlone(TemplateInstance template) {
        return render(template, List.of());
    }

    private Uni<Page> render(TemplateInstance template, List<Link> links) {
        return template.setLocale(shop.language())
                .data("navigation", links)
                .createUni()
                .map(Page::new);
    }

    private Uni<List<Link>> links() {
        if (!navigation.isResolvable()) {
            return Uni.createFrom().item(List.of());
        }
        return navigation
                .get()
                .links()
                .onFailure()
                .invoke(failure -> Log.debugf(failure, "A page goes without its navigation"))
                .onFailure()
                .recoverWithItem(List.of());
    }
}
