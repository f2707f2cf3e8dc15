package dev.souk.db.outbox;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboxLimitsTest {

    @Test
    void theDefaultsFitTogether() {
        assertThatCode(() -> OutboxLimits.check(TestingRelays.config())).doesNotThrowAnyException();
    }

    @Test
    void aLeaseThatEndsBeforeItsDeliveryStopsTheStart() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OutboxLimits.check(TestingRelays.config("lease", "20s")))
                .withMessageContaining("souk.outbox.lease (20000 ms) must be longer than souk.outbox.delivery-timeout")
                .withMessageContaining("Raise the one or lower the other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"concurrency", "retry.attempts"})
    void nothingIsZero(String setting) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OutboxLimits.check(TestingRelays.config(setting, "0")))
                .withMessage("souk.outbox." + setting + ": 0 is too little. Write 1 or more");
    }

    @Test
    void twoReceiversOfATopicStopTheStart() {
        TestingReceiver one = TestingReceiver.of(event -> Uni.createFrom().voidItem());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RelayLifetime.byTopic(List.of(one, one.twin())))
                .withMessageContaining("Two receivers of note-written")
                .withMessageContaining("Give each a topic of its own");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "grün", "line\nbreak"})
    void namesThatADatabaseMightConfuseAreRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Names.key(name));
    }

    @Test
    void namesThatDoNotFitTheirColumnAreRefused() {
        assertThatCode(() -> Names.key("k".repeat(128))).doesNotThrowAnyException();
        assertThatIllegalArgumentException().isThrownBy(() -> Names.key("k".repeat(129)));
        assertThatIllegalArgumentException().isThrownBy(() -> Names.topic("t".repeat(65)));
        assertThatIllegalArgumentException().isThrownBy(() -> Names.eventId("e".repeat(65)));
    }
}
