package dev.souk.checkout.customer;

import dev.souk.web.Page;
import dev.souk.web.Pages;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Answers of the account: pages that nobody keeps, and ways to the next one. */
@Singleton
final class AccountAnswers {

    static final int GONE = 410;

    private static final String NEVER_KEEP = "no-store";

    private final Pages pages;

    AccountAnswers(Pages pages) {
        this.pages = pages;
    }

    Uni<RestResponse<Page>> page(int status, TemplateInstance template) {
        return pages.render(template)
                .map(page -> ResponseBuilder.<Page>create(status)
                        .entity(page)
                        .header(HttpHeaders.CACHE_CONTROL, NEVER_KEEP)
                        .build());
    }

    /** The same with a secret in its address or its form: no referrer tells it to the next page. */
    Uni<RestResponse<Page>> secretPage(int status, TemplateInstance template) {
        return page(status, template)
                .invoke(response -> response.getHeaders().putSingle("Referrer-Policy", "no-referrer"));
    }

    /** Relative: behind a gateway we do not know our own scheme and host. */
    static RestResponse<Page> seeOther(String href) {
        return ResponseBuilder.<Page>create(RestResponse.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, href)
                .header(HttpHeaders.CACHE_CONTROL, NEVER_KEEP)
                .build();
    }
}
