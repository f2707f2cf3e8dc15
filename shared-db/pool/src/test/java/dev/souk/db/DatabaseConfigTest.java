package dev.souk.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the settings say, and what is said of wrong ones. */
class DatabaseConfigTest {

    @Test
    void readsAddressesOfAllNodes() {
        assertThat(nodes("a=10.0.0.8:3307, b = [2001:db8::1]:3308 ,c=db-4").stream()
                        .map(NodeSetting::toString))
                .containsExactly("a (10.0.0.8:3307)", "b ([2001:db8::1]:3308)", "c (db-4:3306)");
    }

    @Test
    void needsANode() {
        assertThatThrownBy(() -> nodes(",")).hasMessageContaining("souk.db.nodes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"db-1:port", "db-1:0", "db-1:65536", ":3306", "", "user@db-1:3306", "mysql://db-1:3306", "a b:1"
            })
    void refusesANodeWithoutAnAddress(String address) {
        assertThatThrownBy(() -> nodes("db-1=" + address))
                .hasMessageContaining("souk.db.nodes")
                .hasMessageMatching("(?s).*(host:port|empty).*");
    }

    @Test
    void refusesNodesWithoutAName() {
        assertThatThrownBy(() -> nodes("db-2:3306"))
                .hasMessageContaining("'db-2:3306' has no name")
                .hasMessageContaining("name=host:port");
    }

    @Test
    void refusesANameThatIsThereTwice() {
        assertThatThrownBy(() -> nodes("a=db-2,a=db-3")).hasMessageContaining("'a' is there twice");
    }

    @ParameterizedTest
    @CsvSource({
        "souk.db.connect.timeout, 2s, must be shorter than souk.db.read.acquire-timeout",
        "souk.db.read.acquire-timeout, 1s, must be shorter than souk.db.read.timeout",
        "souk.db.read.statement-timeout, 1s, must be shorter than souk.db.read.timeout",
        "souk.db.read.idle-timeout, 1s, must be shorter than souk.db.read.idle-timeout",
        "souk.db.write.statement-timeout, 5s, must be shorter than souk.db.write.timeout",
        "souk.db.write.idle-timeout, 5s, must be shorter than souk.db.write.idle-timeout",
        "souk.db.read.hedge-after, 0ms, is no limit",
        "souk.db.read.hedge-after, 1s, must be shorter than souk.db.read.timeout",
        "souk.db.read.deadline, 1s, must be shorter than souk.db.read.deadline",
        "souk.db.read.hedge-share, 5, from 0 (never) to 1",
        "souk.db.heartbeat.every, 0ms, is no limit",
        "souk.db.slow-start, -1s, is negative",
        "souk.db.spill.reserved, 8, must be less than souk.db.spill.places",
        "souk.db.spill.browsing-queue, -1, Write 0 or more",
        "souk.db.write.lock-wait, 4s, must be shorter than souk.db.write.statement-timeout",
        "souk.db.write.lock-wait, 1500ms, is not in whole seconds",
        "souk.db.write.lock-wait, 0s, is not in whole seconds",
        "souk.db.write.attempts, 0, Write 1 or more",
        "souk.db.read.pool-size, 0, Write 1 or more",
        "souk.db.spill.queue, -1, Write 0 or more",
        "souk.db.breaker.failure-ratio, 0, Write a number above 0",
        "souk.db.breaker.failure-ratio, 50, at most 1",
        "souk.db.ssl-mode, preferred, tries every failed connection twice",
    })
    void refusesLimitsThatWorkAgainstEachOther(String setting, String value, String message) {
        assertThatThrownBy(() -> DatabaseLimits.check(TestingConfig.of(setting, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private static List<NodeSetting> nodes(String nodes) {
        return NodeSetting.all(TestingConfig.of("souk.db.nodes", nodes));
    }
}
