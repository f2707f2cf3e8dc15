package dev.souk.local.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.souk.local.Refusal;
import dev.souk.local.control.RunningShop;
import dev.souk.local.state.ShopPasswords;
import dev.souk.local.state.StateFolder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Asks the services of the running shop what only their operator may. */
final class Operator {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(LIMIT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final Map<String, URI> services;
    private final URI front;
    private final String secret;

    private Operator(Map<String, URI> services, URI front, String secret) {
        this.services = services;
        this.front = front;
        this.secret = secret;
    }

    static Operator ofRunningShop() {
        StateFolder state = StateFolder.ofThisProject();
        RunningShop shop = RunningShop.require(state);
        String secret = ShopPasswords.readOrMake(state.passwords()).ofService("operator");
        return new Operator(services(shop), shop.address(), secret);
    }

    /** The addresses of the services that the shop has, by their names. */
    static Map<String, URI> services(RunningShop shop) {
        try {
            Map<String, URI> services = new TreeMap<>();
            for (JsonNode member : JSON.readTree(shop.statusJson())) {
                if (member.path("role").asText().equals("service")) {
                    services.put(
                            member.path("name").asText(),
                            URI.create(member.path("address").asText()));
                }
            }
            return services;
        } catch (JsonProcessingException broken) {
            throw new Refusal("the running shop says nothing that can be read: " + broken.getMessage(), broken);
        }
    }

    List<String> services() {
        return List.copyOf(services.keySet());
    }

    /** What the service answers. Refuses, in its words, what is no success. */
    JsonNode get(String service, String path) {
        return answer(service, request(service, path).GET().build());
    }

    /** The same. */
    JsonNode delete(String service, String path) {
        return answer(service, request(service, path).DELETE().build());
    }

    /** What anybody may ask the shop; missing when there is none. */
    JsonNode find(String path) {
        HttpResponse<String> answer = send(
                "the shop",
                HttpRequest.newBuilder(front.resolve(path)).timeout(LIMIT).build());
        return answer.statusCode() == 200 ? json(answer.body()) : JSON.missingNode();
    }

    private HttpRequest.Builder request(String service, String path) {
        URI address = services.get(service);
        if (address == null) {
            throw new Refusal("no service is called " + service);
        }
        return HttpRequest.newBuilder(address.resolve(path)).timeout(LIMIT).header("Authorization", "Bearer " + secret);
    }

    private JsonNode answer(String service, HttpRequest request) {
        HttpResponse<String> answer = send(service, request);
        if (answer.statusCode() != 200) {
            throw new Refusal(
                    service + ": " + json(answer.body()).path("detail").asText("answers " + answer.statusCode()));
        }
        return json(answer.body());
    }

    private HttpResponse<String> send(String whom, HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException noAnswer) {
            throw new Refusal(whom + " does not answer: " + noAnswer, noAnswer);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted", interrupted);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException noJson) {
            return JSON.missingNode();
        }
    }
}
