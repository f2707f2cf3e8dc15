package dev.souk.local.shop;

import dev.souk.embedded.ChildProcesses;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** How a program of ours becomes a process. */
sealed interface Launch {

    Process start() throws IOException;

    /** Until it can work. */
    Duration limit();

    /** The process that does the work. */
    default long pid(Process started) {
        return started.pid();
    }

    /** Protected from Ctrl-C and never outliving us, writing to a log. */
    record InBackground(List<String> command, Path log) implements Launch {

        /** A service takes 2 to 3 seconds; a machine that builds and tests meanwhile may take twenty times that. */
        private static final Duration LIMIT = Duration.ofMinutes(2);

        @Override
        public Process start() throws IOException {
            return ChildProcesses.start(new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())));
        }

        @Override
        public Duration limit() {
            return LIMIT;
        }
    }

    /** With our own terminal, so that a person can talk to it. */
    record InTerminal(List<String> command, Map<String, String> environment) implements Launch {

        /** Maven compiles first, and on a new machine downloads what dev mode alone needs. */
        private static final Duration LIMIT = Duration.ofMinutes(15);

        @Override
        public Process start() throws IOException {
            ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
            builder.environment().putAll(environment);
            return builder.start();
        }

        @Override
        public Duration limit() {
            return LIMIT;
        }

        /** Maven starts the service as its youngest child. */
        @Override
        public long pid(Process started) {
            return started.descendants()
                    .max(Comparator.comparing(
                            child -> child.info().startInstant().orElse(Instant.EPOCH)))
                    .map(ProcessHandle::pid)
                    .orElse(started.pid());
        }
    }
}
