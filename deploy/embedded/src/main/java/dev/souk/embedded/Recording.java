package dev.souk.embedded;

import dev.souk.embedded.statements.GeneralLog;
import dev.souk.embedded.statements.RecordedStatements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What one user asks of a cluster's nodes, to be kept when the cluster ends.
 *
 * @param folder gets a file for each cluster
 */
record Recording(Path folder, String user) {

    /** Adds to the folder what is in the nodes' logs; they should not run any more. */
    void keep(List<Path> logs) {
        RecordedStatements statements = new RecordedStatements();
        try {
            for (Path log : logs) {
                if (Files.exists(log)) {
                    GeneralLog.read(log, user, statements::add);
                }
            }
            if (!statements.samples().isEmpty()) {
                Files.createDirectories(folder);
                Path file = Files.createTempFile(folder, user + "-", ".sql");
                statements.write(file, List.of("What %s sent to one cluster.".formatted(user)));
            }
        } catch (IOException failure) {
            throw EmbeddedServerException.cannot("keep the statements of " + user, failure);
        }
    }
}
