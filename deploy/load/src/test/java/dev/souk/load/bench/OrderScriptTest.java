package dev.souk.load.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.load.bench.OrderScript.Statement;
import dev.souk.load.bench.OrderScript.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderScriptTest {

    @Test
    void readsTransactionsAndWhatStandsOutsideThem() {
        OrderScript script = OrderScript.of("""
                -- a look; not a statement
                select 1
                from t
                where id = «@id»;
                begin;
                update t set text = «{"sku":"@sku","more":{"id":"@id"}}» where id = «@id»;
                delete from t;
                commit;
                """);

        assertThat(script.steps())
                .containsExactly(
                        new Step(false, List.of(new Statement("select 1\nfrom t\nwhere id = ?", List.of("@id")))),
                        new Step(
                                true,
                                List.of(
                                        new Statement(
                                                "update t set text = ? where id = ?",
                                                List.of("{\"sku\":\"@sku\",\"more\":{\"id\":\"@id\"}}", "@id")),
                                        new Statement("delete from t", List.of()))));
    }

    @Test
    void anOrderIsAsManyStatementsAndTransactionsAsTheServersLogHas() {
        OrderScript order = OrderScript.read();

        assertThat(order.steps().stream().filter(Step::transaction)).hasSize(10);
        assertThat(order.steps().stream()
                        .mapToInt(step -> step.statements().size())
                        .sum())
                .isEqualTo(34);
    }

    @Test
    void valuesDifferFromOrderToOrder() {
        OrderValues one = OrderValues.next(List.of("A-1"));
        OrderValues other = OrderValues.next(List.of("A-1"));

        assertThat(one.of("@id")).isInstanceOf(Long.class).isNotEqualTo(other.of("@id"));
        assertThat(one.of("checkout-@key")).isEqualTo("checkout-" + one.of("@key"));
        assertThat(one.of("[{\"sku\":\"@sku\"}]")).isEqualTo("[{\"sku\":\"A-1\"}]");
        assertThat(one.of("@key")).isNotEqualTo(other.of("@key"));
    }
}
