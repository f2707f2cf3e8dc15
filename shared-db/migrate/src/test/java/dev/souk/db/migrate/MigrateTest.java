package dev.souk.db.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.embedded.junit.EmbeddedDatabase;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, initArgs = @ResourceArg(name = "replicas", value = "0"))
class MigrateTest {

    private final Migrate migrate;

    MigrateTest(Migrate migrate) {
        this.migrate = migrate;
    }

    @Test
    void twoAtOnceApplyEachMigrationOnce() throws Exception {
        List<String> lines = new ArrayList<>();
        try (ExecutorService terminals = Executors.newFixedThreadPool(2)) {
            Callable<String> command = this::run;
            for (Future<String> line : terminals.invokeAll(List.of(command, command))) {
                lines.add(line.get());
            }
        }

        assertThat(lines).anyMatch(line -> line.startsWith("Applied 1 migrations"));
        assertThat(lines).anyMatch(line -> line.startsWith("The schema is up to date, at version 1."));
    }

    private String run() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int exitCode = migrate.run(new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(exitCode).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }
}
