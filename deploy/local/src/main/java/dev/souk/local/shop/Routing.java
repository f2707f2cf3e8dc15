package dev.souk.local.shop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the services say of the database servers they use. */
final class Routing {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The states in which a node gets reads. */
    private static final Set<String> USED = Set.of("in", "warming");

    private final HttpProbe probe;

    Routing(HttpProbe probe) {
        this.probe = probe;
    }

    /** One answer a service that gives one. */
    List<JsonNode> ask(List<URI> services) {
        List<JsonNode> answers = new ArrayList<>();
        for (URI service : services) {
            probe.get(service.resolve("/internal/database"))
                    .filter(answer -> answer.statusCode() == 200)
                    .flatMap(Routing::parse)
                    .ifPresent(answers::add);
        }
        return answers;
    }

    /** Whether every service that gave an answer reads from the replica; empty when none takes it for one. */
    static Optional<Boolean> isUsed(List<JsonNode> answers, String address) {
        List<String> states = new ArrayList<>();
        for (JsonNode answer : answers) {
            for (JsonNode known : answer.path("nodes")) {
                if (known.path("address").asText().equals(address)
                        && known.path("role").asText().equals("replica")) {
                    states.add(known.path("state").asText());
                }
            }
        }
        return states.isEmpty() ? Optional.empty() : Optional.of(USED.containsAll(states));
    }

    private static Optional<JsonNode> parse(HttpResponse<String> answer) {
        try {
            return Optional.of(JSON.readTree(answer.body()));
        } catch (JsonProcessingException noJson) {
            return Optional.empty();
        }
    }
}
