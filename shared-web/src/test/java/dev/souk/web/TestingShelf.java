package dev.souk.web;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.souk.cache.Caches;
import dev.souk.cache.LevelledCache;
import dev.souk.cache.Made;
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

/** A page and JSON that are kept, made of a title that is, how often it had to be made, and how often this endpoint was asked for it. */
@Path("/")
class TestingShelf {

    private final Pages pages;
    private final JsonAnswers answers;
    private final LevelledCache<String> titles;
    private final Map<String, Integer> made = new ConcurrentHashMap<>();
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();

    TestingShelf(Pages pages, JsonAnswers answers, Caches caches) {
        this.pages = pages;
        this.answers = answers;
        this.titles = caches.ofObjects("title", new TypeReference<>() {});
    }

    @GET
    @Path("kept/{name}")
    @Produces(MediaType.TEXT_HTML)
    public Uni<Page> page(@RestPath String name, @RestQuery @Nullable String title) {
        asked.merge(name, 1, Integer::sum);
        return pages.cached(PageKey.of("/kept/" + name), () -> make(name, title == null ? "Teapot" : title));
    }

    @GET
    @Path("kept/{name}/made")
    public int made(@RestPath String name) {
        return made.getOrDefault(name, 0);
    }

    @GET
    @Path("kept/{name}/asked")
    public int asked(@RestPath String name) {
        return asked.getOrDefault(name, 0);
    }

    @GET
    @Path("api/v1/kept/{name}")
    public Uni<Representation> json(@RestPath String name) {
        asked.merge(name, 1, Integer::sum);
        return answers.cached(
                PageKey.of("/api/v1/kept/" + name), () -> Uni.createFrom().item(Map.of("text", name.repeat(100))));
    }

    private Uni<TemplateInstance> make(String name, String title) {
        int count = made.merge(name, 1, Integer::sum);
        if (title.equals("gone")) {
            return Uni.createFrom().failure(ProblemException.notFound("It is gone."));
        }
        return titles.find(name, () -> Uni.createFrom().item(Made.of(title, Set.of("product:" + name))))
                .map(found -> Templates.kept(found.orElseThrow(), count));
    }

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance kept(String title, int count);
    }
}
