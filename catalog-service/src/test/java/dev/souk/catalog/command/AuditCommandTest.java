package dev.souk.catalog.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.catalog.TestingCatalogue;
import dev.souk.catalog.feed.ImportFeed;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.junit.EmbeddedDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(EmbeddedDatabase.class)
class AuditCommandTest {

    @Inject
    AuditCommand command;

    @Inject
    ImportFeed importFeed;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    EmbeddedCluster cluster;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @BeforeEach
    void stock() {
        new TestingCatalogue(importFeed, cluster).take("id,title,price,quantity\nbooks-1,Ledger,5 USD,9\n");
    }

    @AfterEach
    void mend() {
        change("delete from reservation where id = 'books'");
        change("delete from stock_movement where reference = 'books'");
        change("update stock set on_hand = 9, reserved = 0 where sku = 'books-1'");
    }

    @Test
    void findsTheBooksInOrder() {
        assertThat(run()).isEqualTo(CommandRun.DONE);
        assertThat(printed()).contains("The stock is sound.").doesNotContain("WRONG");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            on hand is the sum of the movements         | update stock set on_hand = 8 where sku = 'books-1'
            reserved is the sum of the live reservations | update stock set reserved = 1 where sku = 'books-1'
            no more is reserved than is on hand         | update stock set reserved = 10 where sku = 'books-1'
            what is sold is booked once                 | insert into stock_movement values ('books-1', 'SALE', 'books', -1, now())
            no reservation outlives its expiry          | insert into reservation values ('books', 'RESERVED', '2020-01-01', now())
            """)
    void findsWhatIsWrong(String rule, String mistake) {
        change(mistake);

        assertThat(run()).isEqualTo(CommandRun.FAILED);
        assertThat(printed())
                .containsPattern("WRONG +" + rule + " +\\d+ checked, 1 wrong")
                .contains("The stock is not sound.");
    }

    private int run() {
        return command.run(new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private void change(String sql) {
        new TestingCatalogue(importFeed, cluster).change(sql);
    }
}
