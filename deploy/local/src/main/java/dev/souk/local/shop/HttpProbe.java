package dev.souk.local.shop;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Asks our own processes how they do. */
final class HttpProbe {

    /** They answer in a few milliseconds; a verb like status must not hang on the one that never does. */
    private static final Duration LIMIT = Duration.ofMillis(800);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();

    /** What it answers, empty when it does not. */
    Optional<HttpResponse<String>> get(URI uri) {
        try {
            return Optional.of(client.send(
                    HttpRequest.newBuilder(uri).timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException noAnswer) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    boolean isReady(URI service) {
        return get(service.resolve("/q/health/ready"))
                .filter(answer -> answer.statusCode() == 200)
                .isPresent();
    }

    boolean isHealthy(URI provider) {
        return get(provider.resolve("/health"))
                .filter(answer -> answer.statusCode() == 200)
                .isPresent();
    }

    /** Any answer will do: the gateway gives this one by itself. */
    boolean answers(URI gateway) {
        return get(gateway.resolve("/q/health")).isPresent();
    }
}
