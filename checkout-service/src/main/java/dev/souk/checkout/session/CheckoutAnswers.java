package dev.souk.checkout.session;

import dev.souk.web.Page;
import dev.souk.web.Pages;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Answers of the checkout: pages that nobody keeps, so that going back shows what is true now, and ways to the next one. */
@Singleton
public final class CheckoutAnswers {

    private static final String NEVER_KEEP = "no-store";

    private final Pages pages;

    CheckoutAnswers(Pages pages) {
        this.pages = pages;
    }

    public Uni<RestResponse<Page>> page(int status, TemplateInstance template) {
        return pages.render(template)
                .map(page -> ResponseBuilder.<Page>create(status)
                        .entity(page)
                        .header(HttpHeaders.CACHE_CONTROL, NEVER_KEEP)
                        .build());
    }

    /**
     * A page that asks for {@code href} by itself after a while. A header and not an element of the page: there it would be
     * read out as content, and checkers know no reason that excuses it.
     */
    public Uni<RestResponse<Page>> waiting(TemplateInstance template, String href, Duration pause) {
        return page(200, template)
                .invoke(response -> response.getHeaders().putSingle("Refresh", pause.toSeconds() + "; url=" + href));
    }

    /** The browser goes on with a GET. */
    public Uni<RestResponse<Page>> seeOther(String href) {
        return Uni.createFrom()
                .item(ResponseBuilder.<Page>create(303)
                        .header(HttpHeaders.LOCATION, href)
                        .header(HttpHeaders.CACHE_CONTROL, NEVER_KEEP)
                        .build());
    }
}
