package dev.souk.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What nodes are called: {@code db-1}, {@code db-2} ..., whatever they are at the moment. */
final class Names {

    private static final String NODE = "db-";
    private static final String PRIMARY = "primary";
    private static final String REPLICA = "replica-";

    private Names() {}

    static String of(int number) {
        return NODE + number;
    }

    /** The numbers of the first {@code count} nodes; but {@code primary} is always among them. */
    static List<Integer> numbers(int count, String primary) {
        int needed = Integer.parseInt(primary.substring(NODE.length()));
        IntStream others = IntStream.rangeClosed(1, count)
                .filter(number -> number != needed)
                .limit(count - 1L);
        return Stream.concat(Stream.of(needed), others.boxed()).sorted().toList();
    }

    /** The node that is the {@code primary}, or {@code replica-2}: the second of {@code replicas}. */
    static Optional<MariaDbNode> byRole(String role, MariaDbNode primary, List<MariaDbNode> replicas) {
        if (role.equals(PRIMARY)) {
            return Optional.of(primary);
        }
        return IntStream.range(0, replicas.size())
                .filter(index -> role.equals(REPLICA + (index + 1)))
                .mapToObj(replicas::get)
                .findFirst();
    }

    /** Folders that were made when nodes were still called by their role. */
    static void adoptOld(Path folder) throws IOException {
        if (Files.isDirectory(folder.resolve(PRIMARY)) && !Files.exists(folder.resolve(of(1)))) {
            Files.move(folder.resolve(PRIMARY), folder.resolve(of(1)));
            for (int number = 2; Files.isDirectory(folder.resolve(REPLICA + (number - 1))); number++) {
                Files.move(folder.resolve(REPLICA + (number - 1)), folder.resolve(of(number)));
            }
        }
    }
}
