package dev.souk.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Turns what an endpoint returned into bytes once, so that every page and every JSON answer alike gets its {@code ETag},
 * its 304, its compression, {@code Vary} and {@code Cache-Control}. An endpoint that sets one of these headers keeps it.
 */
@Singleton
final class RepresentationFilter {

    /** Also where no hole is filled: any answer may carry a cookie, of a visitor's position or of a session that goes on. */
    private static final String ALWAYS_ASK = "private, no-cache";

    private static final String NEVER_KEEP = "no-store";
    private static final Annotation[] NO_ANNOTATIONS = {};

    private final ObjectMapper json;
    private final SecurityHeaders security;
    private final String stylesheet;

    RepresentationFilter(ObjectMapper json, SecurityHeaders security, Assets assets) {
        this.json = json;
        this.security = security;
        this.stylesheet = "<" + assets.url("souk.css") + ">; rel=preload; as=style";
    }

    /** Runs last, when the other filters have had their say. */
    @ServerResponseFilter(priority = 0)
    void represent(ContainerRequestContext request, ContainerResponseContext response) throws JsonProcessingException {
        Optional<Representation> representation = representation(response);
        security.addTo(response.getHeaders(), representation.map(Representation::type));
        if (representation.isPresent()) {
            send(representation.get(), request, response);
        }
    }

    private Optional<Representation> representation(ContainerResponseContext response) throws JsonProcessingException {
        Object entity = response.getEntity();
        MediaType type = response.getMediaType();
        return switch (entity) {
            case null -> Optional.empty();
            case Page page -> Optional.of(page.representation());
            case Representation ready -> Optional.of(ready);
            case String text
            when type != null ->
                Optional.of(new Representation(text.getBytes(StandardCharsets.UTF_8), type.withCharset("UTF-8")));
            case byte[] bytes when type != null -> Optional.of(new Representation(bytes, type));
            default ->
                isJson(type) ? Optional.of(new Representation(json.writeValueAsBytes(entity), type)) : Optional.empty();
        };
    }

    private static boolean isJson(MediaType type) {
        return type != null
                && (type.isCompatible(MediaType.APPLICATION_JSON_TYPE) || type.isCompatible(Problem.JSON_TYPE));
    }

    private void send(
            Representation representation, ContainerRequestContext request, ContainerResponseContext response) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.add(HttpHeaders.VARY, representation.isPage() ? "Accept-Encoding, Cookie" : "Accept-Encoding");
        if (representation.isPage()) {
            headers.add(HttpHeaders.LINK, stylesheet);
        }
        headers.computeIfAbsent(
                HttpHeaders.CACHE_CONTROL, name -> List.of(response.getStatus() < 500 ? ALWAYS_ASK : NEVER_KEEP));
        ContentEncoding encoding = headers.containsKey(HttpHeaders.CONTENT_ENCODING)
                ? ContentEncoding.IDENTITY
                : representation.encodingFor(request.getHeaderString(HttpHeaders.ACCEPT_ENCODING));

        if (canBeConditional(request, response)) {
            EntityTag tag = EntityTag.of(headers.getFirst(HttpHeaders.ETAG), representation)
                    .in(encoding);
            headers.putSingle(HttpHeaders.ETAG, tag.header());
            if (tag.isKnownTo(request.getHeaderString(HttpHeaders.IF_NONE_MATCH))) {
                response.setStatus(304);
                response.setEntity(null);
                return;
            }
        }
        if (encoding != ContentEncoding.IDENTITY) {
            headers.putSingle(HttpHeaders.CONTENT_ENCODING, encoding.token());
        }
        byte[] body = representation.bytes(encoding);
        if (request.getMethod().equals(HttpMethod.HEAD)) {
            headers.putSingle(HttpHeaders.CONTENT_LENGTH, body.length); // with a body to write, the server does it
        }
        response.setEntity(body, NO_ANNOTATIONS, representation.type());
    }

    private static boolean canBeConditional(ContainerRequestContext request, ContainerResponseContext response) {
        boolean looks = request.getMethod().equals(HttpMethod.GET)
                || request.getMethod().equals(HttpMethod.HEAD);
        return looks && response.getStatus() == 200;
    }
}
