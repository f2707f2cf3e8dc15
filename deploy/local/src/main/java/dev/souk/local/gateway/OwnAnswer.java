package dev.souk.local.gateway;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** What the gateway itself says when no service can: JSON below {@code /api/}, a plain page elsewhere. */
enum OwnAnswer {
    NOT_FOUND(404, "not-found", "Not found", "There is nothing at this address."),
    TOO_LARGE(413, "too-large", "Too large", "That is more than the shop takes in one request."),
    UNAVAILABLE(
            503,
            "unavailable",
            "Back in a moment",
            "This part of the shop is just starting again. Nothing is lost; please try again in a few seconds."),
    TOO_SLOW(
            504,
            "too-slow",
            "That took too long",
            "This part of the shop did not answer in time. Please try again in a few seconds.");

    /** A dead service is started again after 5 seconds. */
    private static final String RETRY_AFTER_SECONDS = "5";

    private final int status;
    private final String type;
    private final String title;
    private final String detail;

    OwnAnswer(int status, String type, String title, String detail) {
        this.status = status;
        this.type = type;
        this.title = title;
        this.detail = detail;
    }

    void send(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.headWritten()) {
            // The client holds half an answer: cutting the line is the only honest way to say so.
            response.reset();
            return;
        }
        response.headers().clear();
        response.setStatusCode(status).putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (status >= 500) {
            response.putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        if (!request.isEnded()) {
            // The rest of the body will not be read, so the connection cannot carry another request.
            response.putHeader(HttpHeaders.CONNECTION, "close");
        }
        boolean json = request.path() != null && request.path().startsWith("/api/");
        response.putHeader(HttpHeaders.CONTENT_TYPE, json ? "application/problem+json" : "text/html; charset=utf-8");
        String body = json ? problem() : page();
        response.end(body).onFailure(gone -> request.connection().close());
    }

    private String problem() {
        return """
                {"type":"https://souk.dev/problems/%s","title":"%s","status":%d,"detail":"%s"}
                """.formatted(type, title, status, detail);
    }

    private String page() {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <style>
                body { font: 1.125rem/1.6 system-ui, sans-serif; max-width: 34rem; margin: 20vh auto 0; padding: 0 1.25rem; }
                </style>
                </head>
                <body>
                <h1>%s</h1>
                <p>%s</p>
                <p><a href="/">To the shop's front page</a></p>
                </body>
                </html>
                """.formatted(title, title, detail);
    }
}
