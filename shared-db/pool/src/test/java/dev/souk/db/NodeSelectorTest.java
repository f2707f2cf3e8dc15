package dev.souk.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.embedded.junit.EmbeddedDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whom a read asks, and in which order. Guards need a running Quarkus; the nodes here are never called. */
@QuarkusTest
@WithTestResource(EmbeddedDatabase.class)
class NodeSelectorTest {

    @Test
    void givesEachReplicaItsTurnAndThePrimaryTheLastPlace() {
        NodeSelector selector = selector("a=db-2,b=db-3,c=db-4");

        assertThat(names(selector)).containsExactly("a", "b", "c", "primary");
        assertThat(names(selector)).containsExactly("b", "c", "a", "primary");
        assertThat(names(selector)).containsExactly("c", "a", "b", "primary");
        assertThat(names(selector)).containsExactly("a", "b", "c", "primary");
    }

    @Test
    void readsOnThePrimaryWithoutReplicas() {
        assertThat(names(selector(""))).containsExactly("primary");
    }

    private static NodeSelector selector(String replicas) {
        return new NodeSelector(new Topology(TestingConfig.of("souk.db.replicas", replicas)));
    }

    private static List<String> names(NodeSelector selector) {
        return selector.candidates().stream().map(Node::name).toList();
    }
}
