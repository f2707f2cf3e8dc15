package dev.souk.catalog.admin;

import dev.souk.web.Page;
import dev.souk.web.Pages;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Pages of the staff, which have a navigation of their own, and ways to the next one. */
@Singleton
final class AdminAnswers {

    private final Pages pages;

    AdminAnswers(Pages pages) {
        this.pages = pages;
    }

    Uni<RestResponse<Page>> page(int status, TemplateInstance template) {
        return pages.renderAlone(template)
                .map(page -> ResponseBuilder.<Page>create(status).entity(page).build());
    }

    /** The browser goes on with a GET. */
    Uni<RestResponse<Page>> seeOther(String href) {
        return Uni.createFrom()
                .item(ResponseBuilder.<Page>create(303)
                        .header(HttpHeaders.LOCATION, href)
                        .build());
    }
}
