package dev.souk.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MigrationsCheckTest {

    private static final String GOOD =
            "alter table product add column subtitle varchar(200) null, algorithm = instant, lock = none;";
    private static final String BAD = "alter table product drop column title, algorithm = instant, lock = none;";

    @TempDir
    Path folder = Path.of("");

    private final PrintStream terminal = System.out;
    private final PrintStream terminalErrors = System.err;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void giveBack() {
        System.setOut(terminal);
        System.setErr(terminalErrors);
    }

    @Test
    void acceptsWhatNobodyNotices() throws IOException {
        assertThat(check(file("V31__product_subtitle.sql", GOOD))).isZero();
        assertThat(output()).isEqualTo("V31__product_subtitle.sql  accepted\n");
    }

    @Test
    void refusesWithDangerReasonAndSafeSteps() throws IOException {
        assertThat(check(file("V31__no_title.sql", BAD))).isEqualTo(1);
        assertThat(output())
                .contains("drop-column", "Danger", "Reason", "Instead", "-- V31__product_title_may_be_left_out.sql");
    }

    @Test
    void saysWhatCannotBeRead() throws IOException {
        assertThat(check(folder.resolve("V31__nothing.sql"))).isEqualTo(2);
        assertThat(check(folder)).isEqualTo(2);
        Path noText = folder.resolve("V31__picture.sql");
        Files.write(noText, new byte[] {(byte) 0xff, (byte) 0xd8, 0, 1});
        assertThat(check(noText)).isEqualTo(2);
        assertThat(check(file("V31__letter.sql", "Dear colleague,\nplease drop the title.")))
                .isEqualTo(2);
        assertThat(errors()).contains("V31__nothing.sql", "no text in UTF-8", "no SQL");
    }

    @Test
    void theWorstOfSeveralFilesCounts() throws IOException {
        Path good = file("V31__product_subtitle.sql", GOOD);
        Path bad = file("V32__no_title.sql", BAD);

        assertThat(check(good, bad)).isEqualTo(1);
        assertThat(output()).contains("V31__product_subtitle.sql  accepted", "V32__no_title.sql  refused: drop-column");
    }

    @Test
    void aFileOfAServiceIsJudgedOnTheSchemaBeforeIt() throws IOException {
        Path migrations = Files.createDirectories(folder.resolve("shop-service/src/main/resources/db/migration"));
        Files.writeString(
                folder.resolve("shop-service/src/main/resources/application.properties"), "souk.db.schema-version=2\n");
        Files.writeString(
                migrations.resolve("V1__product.sql"),
                "create table product (id bigint not null primary key, title varchar(100) not null) engine = InnoDB;");
        Path change = migrations.resolve("V2__title.sql");

        Files.writeString(change, GOOD);
        assertThat(check(change)).isZero();

        Files.writeString(
                change, "alter table product modify column title text not null, algorithm = instant, lock = none;");
        assertThat(check(change)).isEqualTo(1);
        assertThat(output()).contains("change-type");
    }

    private Path file(String name, String sql) throws IOException {
        return Files.writeString(folder.resolve(name), sql);
    }

    private static int check(Path... files) {
        String[] arguments =
                java.util.stream.Stream.of(files).map(Path::toString).toArray(String[]::new);
        return new CommandLine(new MigrationsCheck()).execute(arguments);
    }

    private String output() {
        return output.toString(StandardCharsets.UTF_8);
    }

    private String errors() {
        return errors.toString(StandardCharsets.UTF_8);
    }
}
