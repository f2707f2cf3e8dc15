package dev.souk.db.position;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Positions joined, written down and read again. */
class WritePositionTest {

    private static final List<String> SCOPES = List.of("cart", "catalog", "checkout");

    @Test
    void saysWhereOwnWritesAreAndWhatWasSeen() {
        WritePosition position = WritePosition.own("cart", new Mark(3, 120))
                .join(WritePosition.seen("cart", new Mark(3, 140)))
                .join(WritePosition.seen("catalog", new Mark(3, 139)));

        assertThat(position).hasToString("cart:3.120/3.140,catalog:/3.139");
        assertThat(position.own("cart")).isEqualTo(new Mark(3, 120));
        assertThat(position.seen("cart")).isEqualTo(new Mark(3, 140));
        assertThat(position.own("catalog")).isNull();
        assertThat(position.own("checkout")).isNull();
    }

    @Test
    void anEpochIsLaterWhateverTheNumbersAre() {
        WritePosition before = WritePosition.own("cart", new Mark(1, 900));
        WritePosition after = WritePosition.own("cart", new Mark(2, 10));

        assertThat(before.join(after)).isEqualTo(after);
        assertThat(new Mark(2, 10).covers(Mark.endOf(1))).isTrue();
    }

    @Test
    void forgetsWhatWasSeenBeforeTheOwnWrite() {
        WritePosition seen = WritePosition.seen("cart", new Mark(1, 5));

        assertThat(seen.join(WritePosition.own("cart", new Mark(1, 7)))).hasToString("cart:1.7");
    }

    @Property(tries = 300)
    void joinHasAllOfBothAndTheOrderIsNoMatter(
            @ForAll("positions") WritePosition one, @ForAll("positions") WritePosition other) {
        WritePosition joined = one.join(other);

        assertThat(joined).isEqualTo(other.join(one)).isEqualTo(joined.join(one));
        for (String scope : SCOPES) {
            Mark own = joined.own(scope);
            assertThat(own).isEqualTo(Mark.later(one.own(scope), other.own(scope)));
            Mark reached = Mark.later(own, joined.seen(scope));
            assertThat(reached)
                    .isEqualTo(Mark.later(
                            Mark.later(one.own(scope), one.seen(scope)),
                            Mark.later(other.own(scope), other.seen(scope))));
        }
    }

    @Property(tries = 300)
    void readsWhatItWrote(@ForAll("positions") WritePosition position) {
        assertThat(WritePosition.parse(position.toString())).contains(position);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cart",
                "cart:",
                "cart:1",
                "cart:1.2.3",
                "cart:1./",
                "cart:x/1.2",
                "cart:1.2/",
                ":1.2",
                "ca rt:1.2",
                "cart:-1.2",
                "cart:1.99999999999999999999",
                "cart:1.2,",
                ",",
                "cart:1.9999999999999999999"
            })
    void isNothingElse(String text) {
        assertThat(WritePosition.parse(text)).isEmpty();
    }

    @Test
    void isNoLongerThanAnyShopNeeds() {
        assertThat(WritePosition.parse(scopes(16))).isPresent();
        assertThat(WritePosition.parse(scopes(17))).isEmpty();
        assertThat(WritePosition.parse("a".repeat(5_000) + ":1.2")).isEmpty();
    }

    @Test
    void readsGtidsOfOneDomain() {
        assertThat(Gtid.sequence("0-1-100,7-3-5", 7)).hasValue(5);
        assertThat(Gtid.sequence("0-1-100", 7)).isEmpty();
        assertThat(Gtid.sequence("", 0)).isEmpty();
        assertThat(Gtid.sequence(null, 0)).isEmpty();
    }

    private static String scopes(int count) {
        return IntStream.range(0, count).mapToObj(i -> "s" + i + ":1.2").collect(Collectors.joining(","));
    }

    @Provide
    Arbitrary<WritePosition> positions() {
        Arbitrary<Mark> marks = Combinators.combine(
                        Arbitraries.longs().between(0, 3), Arbitraries.longs().between(0, 9))
                .as(Mark::new);
        Arbitrary<WritePosition> one = Combinators.combine(Arbitraries.of(SCOPES), marks, Arbitraries.of(true, false))
                .as((scope, mark, own) -> own ? WritePosition.own(scope, mark) : WritePosition.seen(scope, mark));
        return one.list().ofMaxSize(6).map(parts -> parts.stream().reduce(WritePosition.none(), WritePosition::join));
    }
}
