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

    /** Relative: behind a gateway we do not know our own scheme and host. */
    static RestResponse<Page> seeOther(String href) {
        return ResponseBuilder.<Page>create(RestResponse.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, href)
                .header(HttpHeaders.CACHE_CONTROL, NEVER_KEEP)
                .build();
    }
}
