package dev.souk.local.command;

import dev.souk.local.LogTail;
import dev.souk.local.Refusal;
import dev.souk.local.control.RunningShop;
import dev.souk.local.state.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "logs",
        description = {
            "Print the end of what a process of the shop wrote; without a name the last lines of each.",
            "",
            "Names are those of ./souk status, and build, catalog-migrate, catalog-import-demo and the like. Also of a closed shop.",
            ""
        })
public final class Logs implements Callable<Integer> {

    private static final int LINES_OF_ONE = 200;
    private static final int LINES_OF_EACH = 10;

    @Parameters(arity = "0..1", paramLabel = "SERVICE", description = "Whose log.")
    private @Nullable String name;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on as it is written, until Ctrl-C.")
    private boolean follow;

    @Override
    public Integer call() throws IOException {
        StateFolder state = StateFolder.ofThisProject();
        Map<String, Path> logs = all(state);
        if (logs.isEmpty()) {
            System.out.println("Nothing was written yet.");
        } else if (name != null) {
            print(name, logs);
        } else if (follow) {
            new FollowedLogs(logs).follow(LINES_OF_EACH);
        } else {
            logs.forEach(Logs::printHeaded);
        }
        return 0;
    }

    private void print(String wanted, Map<String, Path> logs) throws IOException {
        String plain = wanted.replace("-service", "");
        Path log = logs.get(plain);
        if (log == null) {
            throw new Refusal("no log is called %s; there are %s".formatted(wanted, String.join(", ", logs.keySet())));
        }
        if (follow) {
            new FollowedLogs(Map.of(plain, log)).follow(LINES_OF_ONE);
        } else {
            LogTail.of(log, LINES_OF_ONE).forEach(System.out::println);
        }
    }

    private static void printHeaded(String log, Path file) {
        System.out.println("==> " + log + " (" + file + ")");
        LogTail.of(file, LINES_OF_EACH).forEach(System.out::println);
        System.out.println();
    }

    private static Map<String, Path> all(StateFolder state) throws IOException {
        Map<String, Path> logs = new TreeMap<>();
        if (Files.isDirectory(state.logs())) {
            try (Stream<Path> files = Files.list(state.logs())) {
                files.filter(file -> file.toString().endsWith(".log"))
                        .forEach(file -> logs.put(withoutEnding(file), file));
            }
        }
        if (Files.isDirectory(state.data())) {
            try (Stream<Path> nodes = Files.list(state.data())) {
                nodes.filter(node -> Files.exists(node.resolve("error.log")))
                        .forEach(node -> logs.put(node.getFileName().toString(), node.resolve("error.log")));
            }
        }
        RunningShop.find(state)
                .ifPresent(shop -> shop.logs().forEach((process, file) -> logs.put(process, Path.of(file))));
        return logs;
    }

    private static String withoutEnding(Path file) {
        String fileName = file.getFileName().toString();
        return fileName.substring(0, fileName.length() - ".log".length());
    }
}
