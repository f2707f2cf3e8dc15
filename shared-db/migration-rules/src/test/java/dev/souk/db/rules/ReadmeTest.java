package dev.souk.db.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.db.rules.rule.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    @Test
    void listsEachRule() throws IOException {
        String table = Rules.all().stream()
                .map(rule -> "| `%s` | %s |".formatted(rule.name(), rule.summary()))
                .collect(Collectors.joining("\n", "| rule | what must be |\n| --- | --- |\n", "\n"));

        assertThat(Files.readString(Path.of("README.md"))).contains(table);
    }
}
