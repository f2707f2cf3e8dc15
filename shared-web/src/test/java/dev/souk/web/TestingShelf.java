package dev.souk.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** A page that is kept, and how often it had to be made. */
@Path("/kept")
class TestingShelf {

    private final Pages pages;
    private final Map<String, Integer> made = new ConcurrentHashMap<>();

    TestingShelf(Pages pages) {
        this.pages = pages;
    }

    @GET
    @Path("{name}")
    @Produces(MediaType.TEXT_HTML)
    public Uni<Page> page(@RestPath String name, @RestQuery @Nullable String title) {
        return pages.cached(PageKey.of("/kept/" + name), () -> make(name, title == null ? "Teapot" : title));
    }

    @GET
    @Path("{name}/made")
    public int made(@RestPath String name) {
        return made.getOrDefault(name, 0);
    }

    private Uni<MadePage> make(String name, String title) {
        int count = made.merge(name, 1, Integer::sum);
        if (title.equals("gone")) {
            return Uni.createFrom().failure(ProblemException.notFound("It is gone."));
        }
        return Uni.createFrom().item(new MadePage(Templates.kept(title, count), Set.of("product:" + name)));
    }

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance kept(String title, int count);
    }
}
