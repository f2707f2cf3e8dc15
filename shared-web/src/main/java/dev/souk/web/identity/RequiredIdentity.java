package dev.souk.web.identity;

import dev.souk.web.ProblemException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Keeps guests from what is {@link ForCustomers}, and everybody but staff from what is {@link ForStaff}. */
@Singleton
final class RequiredIdentity {

    /** Before a form is read and its token looked at: that of a guest's form is not a signed-in customer's. */
    private static final int PRIORITY = Priorities.AUTHORIZATION - 2;

    private final SignedIn signedIn;

    RequiredIdentity(SignedIn signedIn) {
        this.signedIn = signedIn;
    }

    @ForCustomers
    @ServerRequestFilter(priority = PRIORITY)
    @Nullable
    Response requireCustomer(ContainerRequestContext request) {
        return signedIn.identity().isPresent() ? null : signInFirst(request);
    }

    @ForStaff
    @ServerRequestFilter(priority = PRIORITY)
    @Nullable
    Response requireStaff(ContainerRequestContext request) {
        Optional<Identity> identity = signedIn.identity();
        if (identity.isEmpty()) {
            return signInFirst(request);
        }
        if (!identity.get().isStaff()) {
            throw new ProblemException(403, "forbidden", "Forbidden", "This is for the shop's staff.");
        }
        return null;
    }

    private static Response signInFirst(ContainerRequestContext request) {
        if (request.getUriInfo().getPath().startsWith("/api/")) {
            throw SignedIn.unauthorized();
        }
        return Response.status(Response.Status.SEE_OTHER)
                .location(NextPage.of(request).signInFirst())
                .build();
    }
}
