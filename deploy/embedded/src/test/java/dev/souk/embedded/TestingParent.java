package dev.souk.embedded;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A JVM that has servers as children, tells their process ids line by line, and lives until it is killed. */
final class TestingParent {

    private TestingParent() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments[0].equals("servers")) {
            EmbeddedCluster cluster = EmbeddedCluster.builder().replicas(1).start();
            EmbeddedRedis redis = EmbeddedRedis.builder().start();
            cluster.nodes().forEach(node -> System.out.println(node.pid()));
            System.out.println(redis.pid());
        } else {
            System.out.println(sleeper().pid());
            // Somebody kills the watchdog, the only other child; the next one is started before that is noticed.
            ProcessHandle watchdog = watchdog().orElseThrow();
            watchdog.destroyForcibly();
            System.out.println(sleeper().pid());
            await().until(() ->
                    watchdog().filter(other -> !other.equals(watchdog)).isPresent());
            System.out.println(sleeper().pid());
        }
        System.out.println("ready");
        System.out.flush();
        TimeUnit.MINUTES.sleep(2);
    }

    private static Optional<ProcessHandle> watchdog() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains("watchdog"))
                .findFirst();
    }

    private static Process sleeper() throws IOException {
        return ChildProcesses.start(new ProcessBuilder("sleep", "120")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD));
    }
}
