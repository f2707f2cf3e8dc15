package dev.souk.db.rules.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MadeUpValueTest {

    @Test
    void saysWhichColumnItCannotFill() {
        Column place = new Column("place", "polygon", "polygon", 0, false, false);
        Table shop = new Table("shop", List.of(place), List.of(), List.of(), List.of());

        assertThatThrownBy(() -> MadeUpValue.of(shop, place))
                .isInstanceOf(UnfillableTable.class)
                .hasMessageContaining("shop.place");
    }

    @Test
    void takesWhatACheckLists() {
        Column state = new Column("state", "varchar", "varchar(8)", 8, false, false);
        Table shop = new Table("shop", List.of(state), List.of(), List.of(), List.of("`state` in ('open','shut')"));

        assertThat(MadeUpValue.of(shop, state)).isEqualTo("elt(1 + {n} % 2, 'open', 'shut')");
    }
}
