package dev.souk.catalog.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.db.migrate.SchemaCommand;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTest {

    @Test
    void servesWithoutArguments() {
        assertThat(Command.of()).isEqualTo(new Command.Serve());
    }

    @Test
    void knowsItsCommands() {
        assertThat(of("audit")).isEqualTo(new Command.Audit());
        assertThat(of("migrate")).isEqualTo(new Command.Schema(new SchemaCommand.Migrate(false)));
        assertThat(of("migrate --pending")).isEqualTo(new Command.Schema(new SchemaCommand.Migrate(true)));
        assertThat(of("backfill")).isEqualTo(new Command.Schema(new SchemaCommand.ListBackfills()));
        assertThat(of("backfill titles")).isEqualTo(new Command.Schema(new SchemaCommand.Backfill("titles", false)));
        assertThat(of("backfill titles --again"))
                .isEqualTo(new Command.Schema(new SchemaCommand.Backfill("titles", true)));
        assertThat(of("import-demo")).isEqualTo(new Command.ImportDemo(false));
        assertThat(of("import-demo --if-empty")).isEqualTo(new Command.ImportDemo(true));
        assertThat(of("import feed.csv")).isEqualTo(new Command.ImportFile(Path.of("feed.csv"), null));
        assertThat(of("import --refused bad.txt feed.csv"))
                .isEqualTo(new Command.ImportFile(Path.of("feed.csv"), Path.of("bad.txt")));
        assertThat(of("warm")).isEqualTo(new Command.Warm(50, 10_000, null));
        assertThat(of("warm --at http://catalog:8080 --limit 1 --rate 1000"))
                .isEqualTo(new Command.Warm(1000, 1, URI.create("http://catalog:8080")));
        assertThat(of("import --help")).isEqualTo(new Command.Help());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serve",
                "import",
                "import a b",
                "import a --refused",
                "migrate now",
                "migrate --pending now",
                "backfill --again",
                "backfill a b",
                "audit now",
                "warm now",
                "warm --rate",
                "warm --rate 0",
                "warm --rate 1001",
                "warm --limit -1",
                "warm --limit many",
                "warm --at catalog",
                "warm --at http://catalog/p/teapot",
                "import-demo --force"
            })
    void saysWhatItDoesNotUnderstand(String line) {
        assertThat(of(line))
                .isInstanceOfSatisfying(
                        Command.Unknown.class,
                        unknown -> assertThat(unknown.reason()).endsWith("."));
    }

    private static Command of(String line) {
        return Command.of(line.split(" ", -1));
    }
}
