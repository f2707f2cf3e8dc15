package dev.souk.checkout.token;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** The public keys, for whoever wants to verify an access token. */
@Path("/.well-known/jwks.json")
@Produces(MediaType.APPLICATION_JSON)
public class KeysApi {

    private final TokenKeys keys;

    KeysApi(TokenKeys keys) {
        this.keys = keys;
    }

    @GET
    @Operation(hidden = true) // no part of /api/v1, and where RFC 8615 has it
    public RestResponse<Map<String, List<Map<String, Object>>>> all() {
        return RestResponse.ResponseBuilder.ok(Map.of("keys", keys.published()))
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=60")
                .build();
    }
}
