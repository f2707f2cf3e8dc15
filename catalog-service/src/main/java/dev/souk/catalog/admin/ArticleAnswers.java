package dev.souk.catalog.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.souk.web.ProblemException;
import dev.souk.web.Representation;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** A product as JSON, with its tag. */
@Singleton
final class ArticleAnswers {

    private final ObjectMapper json;

    ArticleAnswers(ObjectMapper json) {
        this.json = json;
    }

    RestResponse<Representation> ok(Article article) {
        Representation representation = representation(article);
        return ResponseBuilder.<Representation>create(200)
                .entity(representation)
                .header(HttpHeaders.ETAG, SeenTag.of(article, representation.contentHash()))
                .build();
    }

    ProblemException stale(Article article) {
        return ProblemException.stale(
                        "The product was changed since you read it. `current` is what it is now.", article)
                .withHeader(
                        HttpHeaders.ETAG,
                        SeenTag.of(article, representation(article).contentHash()));
    }

    private Representation representation(Article article) {
        try {
            return new Representation(json.writeValueAsBytes(article), MediaType.APPLICATION_JSON_TYPE);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts and numbers are always JSON", e);
        }
    }
}
