package dev.souk.checkout.token;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The public keys, for whoever wants to verify an access token. */
@Path("/.well-known/jwks.json")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tokens")
public class KeysApi {

    private final TokenKeys keys;

    KeysApi(TokenKeys keys) {
        this.keys = keys;
    }

    @GET
    @Operation(
            operationId = "getTokenKeys",
            summary = "The keys that access tokens are verified with",
            description = "A JWK Set (RFC 7517). A key stands here before it signs.")
    @APIResponse(responseCode = "200")
    public RestResponse<Map<String, List<Map<String, Object>>>> all() {
        return RestResponse.ResponseBuilder.ok(Map.of("keys", keys.published()))
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=60")
                .build();
    }
}
