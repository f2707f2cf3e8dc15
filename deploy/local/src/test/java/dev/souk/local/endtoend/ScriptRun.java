package dev.souk.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** One {@code ./souk ...} with a state folder of its own. */
final class ScriptRun {

    private static final Path SCRIPT = Path.of("../../souk").toAbsolutePath().normalize();

    private final List<String> arguments;
    private final Process process;
    private final Path output;
    private final Path errors;

    private ScriptRun(List<String> arguments, Process process, Path output, Path errors) {
        this.arguments = arguments;
        this.process = process;
        this.output = output;
        this.errors = errors;
    }

    static ScriptRun start(Path folder, String... arguments) throws IOException {
        return startReading("", folder, arguments);
    }

    /** @param input what stands on its standard input */
    static ScriptRun startReading(String input, Path folder, String... arguments) throws IOException {
        Path output = Files.createTempFile(folder, arguments[0], ".out");
        Path errors = Files.createTempFile(folder, arguments[0], ".err");
        List<String> command = new ArrayList<>(List.of("/bin/sh", SCRIPT.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().put("SOUK_STATE", folder.resolve("state").toString());
        Process process = builder.start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        return new ScriptRun(List.of(arguments), process, output, errors);
    }

    /** Waits until it has ended. */
    ScriptRun ended(Duration limit) throws InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("./souk " + arguments + " did not end within " + limit + "\n" + everything());
        }
        return this;
    }

    ScriptRun withExitCode(int expected) {
        assertThat(process.exitValue())
                .as("exit code of ./souk " + arguments + "\n" + everything())
                .isEqualTo(expected);
        return this;
    }

    /** Waits until it has printed {@code text}. */
    void says(String text, Duration limit) {
        Awaitility.await()
                .alias("./souk " + arguments + " says: " + text)
                .atMost(limit)
                .failFast(() -> assertThat(process.isAlive() || output().contains(text))
                        .as(() -> "it ended: " + everything())
                        .isTrue())
                .until(() -> output().contains(text));
    }

    /** Whether this is the {@code ./souk up} that runs. */
    boolean isOpenShop() {
        return arguments.getFirst().equals("up") && process.isAlive();
    }

    Process process() {
        return process;
    }

    String output() {
        return read(output);
    }

    String errors() {
        return read(errors);
    }

    String everything() {
        return output() + errors();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
