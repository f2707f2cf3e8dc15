package dev.souk.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which node is the primary, and which nodes hold data that must not come back. It is written beside the data before it
 * is true of any server, so that whoever starts them next opens the same one.
 */
final class Topology {

    private static final String PRIMARY = "primary ";
    private static final String OUTDATED = "outdated ";

    private final Path file;
    private volatile State state;

    /** @param outdated are made anew from the primary before they serve again */
    private record State(String primary, Set<String> outdated) {}

    private Topology(Path file, State state) {
        this.file = file;
        this.state = state;
    }

    /** What {@code folder} says; of one that says nothing {@code first} is the primary. */
    static Topology of(Path folder, String first) throws IOException {
        Path file = folder.resolve("topology");
        String primary = first;
        Set<String> outdated = new TreeSet<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                if (line.startsWith(PRIMARY)) {
                    primary = line.substring(PRIMARY.length());
                } else if (line.startsWith(OUTDATED)) {
                    outdated.add(line.substring(OUTDATED.length()));
                }
            }
        }
        return new Topology(file, new State(primary, outdated));
    }

    String primary() {
        return state.primary;
    }

    boolean isPrimary(String node) {
        return state.primary.equals(node);
    }

    boolean isOutdated(String node) {
        return state.outdated.contains(node);
    }

    /** From now on {@code node} is the primary, and what {@code outdated} hold is thrown away. */
    synchronized void promote(String node, Collection<String> outdated) {
        Set<String> all = new TreeSet<>(state.outdated);
        all.addAll(outdated);
        all.remove(node);
        write(new State(node, all));
    }

    /** {@code node} is a copy of the primary now. */
    synchronized void rebuilt(String node) {
        if (isOutdated(node)) {
            Set<String> rest = new TreeSet<>(state.outdated);
            rest.remove(node);
            write(new State(state.primary, rest));
        }
    }

    private void write(State next) {
        StringBuilder text = new StringBuilder(PRIMARY + next.primary + "\n");
        next.outdated.forEach(node -> text.append(OUTDATED).append(node).append("\n"));
        Path unfinished = file.resolveSibling("topology.unfinished");
        try {
            Folders.writePrivately(unfinished, text.toString());
            try (FileChannel written = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw EmbeddedServerException.cannot("write down which node is the primary", failure);
        }
        state = next;
    }
}
