package dev.souk.local.shop;

import dev.souk.load.bench.BareServer;
import dev.souk.local.gateway.GatewayProcess;
import dev.souk.payments.SandboxPayments;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How our own programs are started, with the JDK that runs the launcher. */
public final class JavaCommand {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** One thread collects: on the two cores of a small machine that costs pauses of a few milliseconds and spares 50 MB. */
    private static final String COLLECTOR = "-XX:+UseSerialGC";

    /** Half-alive is worse than dead: dead is started again. */
    private static final String NO_HALF_LIFE = "-XX:+ExitOnOutOfMemoryError";

    /** From this version on a JDK prints four lines of warning because of what Netty does, at every start. */
    private static final int WARNS_OF_UNSAFE = 24;

    private JavaCommand() {}

    /** Serves: 256 MB of heap stay below 350 MB of memory in all, and browsing needs a fraction of it. */
    static List<String> service(Path executable, Path settings) {
        return java("-Xmx256m", NO_HALF_LIFE, "-Dquarkus.config.locations=" + settings, "-jar", executable.toString());
    }

    /** Does one thing and ends: the first compiler alone is ready sooner than both. */
    public static List<String> task(Path executable, List<Path> settings, List<String> arguments) {
        List<String> command = java(
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Dquarkus.config.locations="
                        + settings.stream().map(Path::toString).collect(Collectors.joining(",")),
                "-jar",
                executable.toString());
        command.addAll(arguments);
        return command;
    }

    /** Measures: both compilers, and room enough that collecting is not what is measured. Settings are system properties. */
    public static List<String> bench(Path executable, Map<String, String> settings, String argument) {
        List<String> command = java("-Xmx512m", NO_HALF_LIFE);
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-jar", executable.toString(), argument));
        return command;
    }

    /** Bodies pass through it in pieces; what it keeps are connections. */
    static List<String> gateway(Path settings) {
        return ofLauncher(GatewayProcess.class, settings);
    }

    /** What services are compared with is started as they are. */
    static List<String> bareServer(int port, URI service) {
        return java(
                "-Xmx256m",
                NO_HALF_LIFE,
                "-cp",
                System.getProperty("java.class.path"),
                BareServer.class.getName(),
                Integer.toString(port),
                service.toString());
    }

    /** Its ledger is a file; what it keeps in memory are requests. */
    static List<String> payments(Path settings) {
        return ofLauncher(SandboxPayments.class, settings);
    }

    /** A program among the launcher's own jars. */
    private static List<String> ofLauncher(Class<?> program, Path settings) {
        return java(
                "-Xmx64m",
                NO_HALF_LIFE,
                "-cp",
                System.getProperty("java.class.path"),
                program.getName(),
                settings.toString());
    }

    private static List<String> java(String... arguments) {
        List<String> command = new ArrayList<>(List.of(JAVA, COLLECTOR, "--enable-native-access=ALL-UNNAMED"));
        if (Runtime.version().feature() >= WARNS_OF_UNSAFE) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(List.of(arguments));
        return command;
    }
}
