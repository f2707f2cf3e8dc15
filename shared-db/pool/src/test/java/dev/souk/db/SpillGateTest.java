package dev.souk.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.db.SpillGate.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Three places, one of them not for guests; two may wait, and one guest. */
class SpillGateTest {

    private final SpillGate gate = new SpillGate(3, 1, 2, 1);
    private final List<String> inside = new ArrayList<>();

    @Test
    void keepsAPlaceFreeOfGuests() {
        guest("a");
        guest("b");
        guest("c");
        read("d");

        assertThat(inside).containsExactly("a", "b", "d");
        assertThat(gate.waiting()).isEqualTo(1);
    }

    @Test
    void refusesAtOnceWhoCannotEvenWait() {
        guest("a");
        guest("b");
        guest("c");

        assertThat(guest("d")).isNull();
        assertThat(gate.refused()).isEqualTo(1);
        assertThat(inside).containsExactly("a", "b");
    }

    @Test
    void letsReadsGoBeforeGuests() {
        Entry first = entered(read("a"));
        Entry second = entered(read("b"));
        entered(read("c"));
        guest("guest");
        read("d");

        first.leave();
        assertThat(inside).containsExactly("a", "b", "c", "d");
        second.leave();
        assertThat(inside).containsExactly("a", "b", "c", "d", "guest");
    }

    @Test
    void givesAPlaceBackOnce() {
        Entry first = entered(read("a"));
        read("b");
        read("c");
        read("d");
        read("e");

        first.leave();
        first.leave();

        assertThat(inside).containsExactly("a", "b", "c", "d");
    }

    @Test
    void forgetsWhoWentAwayWithoutHavingHadAPlace() {
        Entry first = entered(read("a"));
        read("b");
        read("c");
        Entry impatient = entered(read("d"));
        read("e");

        impatient.leave();
        first.leave();

        assertThat(inside).containsExactly("a", "b", "c", "e");
        assertThat(gate.waiting()).isZero();
    }

    private @Nullable Entry read(String name) {
        return gate.enter(ReadKind.ON_PRIMARY, entry -> inside.add(name));
    }

    private @Nullable Entry guest(String name) {
        return gate.enter(ReadKind.ANYWHERE, entry -> inside.add(name));
    }

    private static Entry entered(@Nullable Entry entry) {
        return Objects.requireNonNull(entry);
    }
}
