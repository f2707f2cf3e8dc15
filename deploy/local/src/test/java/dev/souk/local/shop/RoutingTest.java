package dev.souk.local.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoutingTest {

    private static final String ADDRESS = "127.0.0.1:3306";

    @Test
    void aReplicaIsInWhenEveryServiceThatKnowsItReadsFromIt() throws IOException {
        assertThat(Routing.isUsed(List.of(view("in")), ADDRESS)).hasValue(true);
        assertThat(Routing.isUsed(List.of(view("in"), view("in")), ADDRESS)).hasValue(true);
        assertThat(Routing.isUsed(List.of(view("in"), view("out")), ADDRESS)).hasValue(false);
        assertThat(Routing.isUsed(List.of(view("warming")), ADDRESS)).hasValue(true);
        assertThat(Routing.isUsed(List.of(view("probing")), ADDRESS)).hasValue(false);
        assertThat(Routing.isUsed(List.of(view("drained")), ADDRESS)).hasValue(false);
    }

    @Test
    void nobodyKnowsWhenNoServiceAnswers() throws IOException {
        assertThat(Routing.isUsed(List.of(), ADDRESS)).isEmpty();
        assertThat(Routing.isUsed(List.of(view("in")), "127.0.0.1:3307")).isEmpty();
    }

    private static JsonNode view(String state) throws IOException {
        return new ObjectMapper().readTree("""
                {"nodes": [{"name": "db-2", "address": "127.0.0.1:3306", "role": "replica", "state": "%s"}]}
                """.formatted(state));
    }
}
