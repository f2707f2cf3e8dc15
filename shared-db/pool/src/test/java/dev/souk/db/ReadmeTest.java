package dev.souk.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README shows is what the sample application does, and what it names exists. */
class ReadmeTest {

    private static final Path README = Path.of("../README.md");
    private static final Path TESTS = Path.of("src/test/java/dev/souk/db");
    private static final Path MIGRATE_TESTS = Path.of("../migrate/src/test/java");

    @Test
    void showsTheSampleApplicationAndNothingElse() throws IOException {
        String sample = sources(TESTS.resolve("sample"));

        assertThat(blocks("java"))
                .isNotEmpty()
                .allSatisfy(block -> assertThat(sample).contains(squeezed(block)));
    }

    @Test
    void needsFourSettingsBesideTheSampleApplicationsOwn() throws IOException {
        String application = Files.readString(Path.of("src/test/resources/application.properties"));
        List<String> lines = blocks("properties")
                .getFirst()
                .lines()
                .filter(line -> !line.isBlank())
                .toList();

        assertThat(lines.stream().filter(line -> line.startsWith("souk.db."))).hasSize(4);
        assertThat(lines.stream().filter(line -> !line.startsWith("souk.db.")))
                .allSatisfy(line -> assertThat(application.lines()).contains(line));
    }

    @Test
    void namesTestsThatExist() throws IOException {
        String tests = sources(TESTS) + sources(MIGRATE_TESTS);
        List<String> names = Pattern.compile("`([a-z]+[A-Z]\\w{15,})`")
                .matcher(Files.readString(README))
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(names)
                .hasSizeGreaterThan(8)
                .allSatisfy(name -> assertThat(tests).contains("void " + name + "("));
    }

    private static List<String> blocks(String language) throws IOException {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(README))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static String sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(ReadmeTest::read)
                    .map(ReadmeTest::squeezed)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
