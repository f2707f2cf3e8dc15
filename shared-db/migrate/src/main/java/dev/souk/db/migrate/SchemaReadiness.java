package dev.souk.db.migrate;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the schema was new enough once. A service that started while no server answered finds that out here. */
@Readiness
@ApplicationScoped
class SchemaReadiness implements AsyncHealthCheck {

    private static final String NAME = "schema";

    private final SchemaCheck check;

    SchemaReadiness(SchemaCheck check) {
        this.check = check;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return check.passed()
                ? Uni.createFrom().item(HealthCheckResponse.up(NAME))
                : check.readAgain().map(SchemaReadiness::response);
    }

    private static HealthCheckResponse response(SchemaCheck.Result result) {
        return switch (result) {
            case SchemaCheck.Result.Enough enough -> HealthCheckResponse.up(NAME);
            case SchemaCheck.Result.TooOld old -> down(old.text());
            case SchemaCheck.Result.Unread unread ->
                down("the schema's version, which no server told: "
                        + unread.why().getClass().getSimpleName());
        };
    }

    private static HealthCheckResponse down(String waitingFor) {
        return HealthCheckResponse.named(NAME)
                .down()
                .withData("waitingFor", waitingFor)
                .build();
    }
}
