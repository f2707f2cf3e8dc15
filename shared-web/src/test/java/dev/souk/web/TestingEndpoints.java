package dev.souk.web;

import dev.souk.db.DatabaseBusy;
import dev.souk.db.DatabaseUnavailable;
import dev.souk.db.OutcomeUnknown;
import dev.souk.db.idempotency.IdempotencyKeyInUse;
import dev.souk.db.idempotency.IdempotencyKeyReused;
import dev.souk.money.Money;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** One endpoint for each way an answer can go. */
@Path("/")
class TestingEndpoints {

    record Greeting(String text, int count) {}

    private final Pages pages;

    TestingEndpoints(Pages pages) {
        this.pages = pages;
    }

    @GET
    @Path("page")
    @Produces(MediaType.TEXT_HTML)
    public Uni<Page> page(@RestQuery @DefaultValue("Hello") String text) {
        return pages.render(Templates.testing(text, new Money(129_900, "USD")));
    }

    /** As no page of the shop is: the layout has holes. */
    @GET
    @Path("page-without-holes")
    @Produces(MediaType.TEXT_HTML)
    public Uni<Page> pageWithoutHoles() {
        return pages.cached(
                PageKey.of("/page-without-holes"), () -> Uni.createFrom().item(Templates.withoutHoles()));
    }

    @GET
    @Path("secret-in-the-address")
    @Produces(MediaType.TEXT_HTML)
    public Uni<RestResponse<Page>> secretPage() {
        return page("Hello")
                .map(page -> ResponseBuilder.ok(page)
                        .header("Referrer-Policy", "no-referrer")
                        .build());
    }

    @GET
    @Path("api/v1/greetings")
    public Uni<List<Greeting>> greetings(@RestQuery @DefaultValue("1") int rows) {
        return Uni.createFrom()
                .item(IntStream.range(0, rows)
                        .mapToObj(row -> new Greeting("Hello", row))
                        .toList());
    }

    @POST
    @Path("api/v1/greetings")
    public Greeting greet(Greeting greeting) {
        return greeting;
    }

    @GET
    @Path("{under:(api/v1/)?}fails")
    public String fails(@RestQuery String how) {
        throw failure(how);
    }

    /** Whatever is sent to it. */
    @POST
    @Path("fails")
    public String failsForms(@RestQuery String how) {
        throw failure(how);
    }

    private static RuntimeException failure(String how) {
        return switch (how) {
            case "away" -> new DatabaseUnavailable("no node", new IllegalStateException("10.0.0.7:3306 refused"));
            case "lost" -> new OutcomeUnknown("10.0.0.7:3306 is gone", new IllegalStateException("closed"));
            case "contended" -> new DatabaseBusy("5 attempts", new IllegalStateException("Deadlock found"));
            case "reused" -> new IdempotencyKeyReused();
            case "in-use" -> new IdempotencyKeyInUse();
            case "stale" -> ProblemException.stale("It is at version 2.", new Greeting("Hello", 2));
            case "busy" ->
                ProblemException.unavailable("The catalogue cannot be reached.", Duration.ofSeconds(7))
                        .withHeader("RateLimit", "\"complete\";r=0;t=7");
            case "invalid" ->
                new ProblemException(
                        422,
                        "quantity-limit",
                        "Too many",
                        "At most 99 of one thing.",
                        List.of(new FieldError("/quantity", "is 100")));
            default -> new IllegalStateException("secret: " + how);
        };
    }

    @CheckedTemplate(basePath = "")
    static class Templates {
        static native TemplateInstance withoutHoles();

        static native TemplateInstance testing(String text, Money price);
    }
}
