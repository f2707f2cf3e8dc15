package dev.souk.local.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoutingTest {

    @Test
    void aReplicaIsInWhenEveryServiceThatKnowsItReadsFromIt() throws IOException {
        assertThat(Routing.isUsed(List.of(view("in")), "replica-1")).hasValue(true);
        assertThat(Routing.isUsed(List.of(view("in"), view("in")), "replica-1")).hasValue(true);
        assertThat(Routing.isUsed(List.of(view("in"), view("out")), "replica-1"))
                .hasValue(false);
        assertThat(Routing.isUsed(List.of(view("warming")), "replica-1")).hasValue(true);
        assertThat(Routing.isUsed(List.of(view("probing")), "replica-1")).hasValue(false);
        assertThat(Routing.isUsed(List.of(view("drained")), "replica-1")).hasValue(false);
    }

    @Test
    void nobodyKnowsWhenNoServiceAnswers() throws IOException {
        assertThat(Routing.isUsed(List.of(), "replica-1")).isEmpty();
        assertThat(Routing.isUsed(List.of(view("in")), "replica-7")).isEmpty();
    }

    private static JsonNode view(String state) throws IOException {
        return new ObjectMapper().readTree("""
                {"nodes": [{"name": "replica-1", "role": "replica", "state": "%s"}]}
                """.formatted(state));
    }
}
