package dev.souk.cart.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.db.migrate.SchemaCommand;
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
        assertThat(of("migrate")).isEqualTo(new Command.Schema(new SchemaCommand.Migrate(false)));
        assertThat(of("migrate --pending")).isEqualTo(new Command.Schema(new SchemaCommand.Migrate(true)));
        assertThat(of("backfill")).isEqualTo(new Command.Schema(new SchemaCommand.ListBackfills()));
        assertThat(of("backfill titles")).isEqualTo(new Command.Schema(new SchemaCommand.Backfill("titles", false)));
        assertThat(of("backfill titles --again"))
                .isEqualTo(new Command.Schema(new SchemaCommand.Backfill("titles", true)));
        assertThat(of("migrate --help")).isEqualTo(new Command.Help());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"serve", "migrate now", "migrate --pending now", "backfill --again", "backfill a b", "import"})
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
