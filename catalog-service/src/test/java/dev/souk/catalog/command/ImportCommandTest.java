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
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@WithTestResource(EmbeddedDatabase.class)
class ImportCommandTest {

    @Inject
    ImportCommand command;

    @Inject
    ImportFeed importFeed;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    EmbeddedCluster cluster;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void listsTheFirstRefusedLinesAndSaysWhereTheOthersAre(@TempDir Path folder) throws IOException {
        Path feed = TestingCatalogue.file(IntStream.range(0, 30)
                .mapToObj(line -> "cmd-%d,Lamp,free".formatted(line))
                .collect(Collectors.joining("\n", "id,title,price\n", "\ncmd-good,Lamp,5 USD\n")));
        Path refused = folder.resolve("refused.txt");

        assertThat(importFile(feed, null)).isEqualTo(CommandRun.DONE);
        assertThat(printed(out))
                .contains("31 lines in", "created         1  (1 products)", "refused        30")
                .contains("line 21: price \"free\"", "and 10 more, up to line 31; --refused FILE writes them all down")
                .doesNotContain("line 22:");

        assertThat(importFile(feed, refused)).isEqualTo(CommandRun.DONE);
        assertThat(printed(out)).contains("unchanged       1", "all of them are in " + refused);
        assertThat(Files.readAllLines(refused)).hasSize(30).last().asString().startsWith("line 31: price");
    }

    @Test
    void whatItDidIsInTheTrail(@TempDir Path folder) {
        String last =
                "select concat(name, ' ', coalesce(customer, 'nobody'), ' ', state, ' ', created, ' ', unchanged, ' ', refused)"
                        + " from feed_import order by id desc limit 1";
        Path feed = TestingCatalogue.file("id,title,price\ntrail-1,Lamp,5 USD\ntrail-2,Lamp,free\n");
        TestingCatalogue catalogue = new TestingCatalogue(importFeed, cluster);

        importFile(feed, null);
        assertThat(catalogue.ask(last)).isEqualTo("import nobody DONE 1 0 1");
        assertThat(catalogue.ask("select reference from stock_movement where sku = 'trail-1'"))
                .isEqualTo(Long.toString(Long.parseLong(catalogue.ask("select max(id) from feed_import")), 36));

        importFile(feed, null);
        assertThat(catalogue.ask(last)).isEqualTo("import nobody DONE 0 1 1");

        String before = catalogue.ask("select count(*) from feed_import");
        importFile(folder.resolve("none.csv"), null);
        assertThat(catalogue.ask("select count(*) from feed_import")).isEqualTo(before);
    }

    @Test
    void saysWhatCannotBeRead(@TempDir Path folder) {
        assertThat(importFile(folder.resolve("none.csv"), null)).isEqualTo(CommandRun.NOT_UNDERSTOOD);
        assertThat(printed(err)).contains("none.csv: It cannot be read");
        assertThat(printed(out)).isEmpty();
    }

    @Test
    void theDemoStaysOutOfAShopWithProducts() {
        assertThat(demo(false)).isEqualTo(CommandRun.DONE);
        assertThat(printed(out)).startsWith("Demo catalogue:").contains("refused         0");

        assertThat(demo(true)).isEqualTo(CommandRun.DONE);
        assertThat(printed(out)).startsWith("There are products already");

        assertThat(demo(false)).isEqualTo(CommandRun.DONE);
        assertThat(printed(out)).contains("created         0", "changed         0");
    }

    private int importFile(Path feed, @Nullable Path refused) {
        out.reset();
        return command.file(feed, refused, print(out), print(err));
    }

    private int demo(boolean ifEmpty) {
        out.reset();
        return command.demo(ifEmpty, print(out), print(err));
    }

    private static PrintStream print(ByteArrayOutputStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }

    private static String printed(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
