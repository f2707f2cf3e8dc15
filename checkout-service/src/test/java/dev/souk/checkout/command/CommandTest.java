package dev.souk.checkout.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.db.migrate.SchemaCommand;
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
        assertThat(of("migrate")).isEqualTo(new Command.Schema(new SchemaCommand.Migrate(false)));
        assertThat(of("migrate --pending")).isEqualTo(new Command.Schema(new SchemaCommand.Migrate(true)));
        assertThat(of("backfill")).isEqualTo(new Command.Schema(new SchemaCommand.ListBackfills()));
        assertThat(of("backfill titles")).isEqualTo(new Command.Schema(new SchemaCommand.Backfill("titles", false)));
        assertThat(of("backfill titles --again"))
                .isEqualTo(new Command.Schema(new SchemaCommand.Backfill("titles", true)));
        assertThat(of("audit")).isEqualTo(new Command.Audit(null));
        assertThat(of("audit --acknowledged numbers.txt")).isEqualTo(new Command.Audit(Path.of("numbers.txt")));
        assertThat(of("admin create a@b.example")).isEqualTo(new Command.CreateAdmin("a@b.example", "Staff", false));
        assertThat(of("admin create a@b.example --name Ada"))
                .isEqualTo(new Command.CreateAdmin("a@b.example", "Ada", false));
        assertThat(of("admin create a@b.example --password-stdin"))
                .isEqualTo(new Command.CreateAdmin("a@b.example", "Staff", true));
        assertThat(of("admin remove a@b.example")).isEqualTo(new Command.RemoveAdmin("a@b.example"));
        assertThat(of("audit --help")).isEqualTo(new Command.Help());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serve",
                "migrate now",
                "migrate --pending now",
                "backfill --again",
                "backfill a b",
                "admin",
                "admin create",
                "admin hire a@b.example",
                "admin create a@b.example Ada",
                "admin create a@b.example --name",
                "admin create a@b.example --name Ada Lovelace",
                "admin remove a@b.example now",
                "audit now",
                "audit --acknowledged",
                "audit --acknowledged a b"
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
