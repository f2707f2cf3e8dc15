package dev.souk.local.endtoend;

import dev.souk.embedded.FreePort;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.awaitility.Awaitility;

/** One more process of a service of the open shop, started as the first one was, on a port of its own. */
final class SecondPod implements AutoCloseable {

    private static final String SETTINGS = "-Dquarkus.config.locations=";
    private static final Duration START = Duration.ofMinutes(2);

    private final Process process;
    private final URI address;

    private SecondPod(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    static SecondPod of(OpenShop shop, String service, Path folder) throws IOException {
        ProcessHandle.Info first =
                ProcessHandle.of(shop.member(service).pid()).orElseThrow().info();
        int port = FreePort.find();
        Path settings = settings(shop, service, port, folder);
        List<String> command = new ArrayList<>(List.of(first.command().orElseThrow()));
        for (String argument : first.arguments().orElseThrow()) {
            command.add(argument.startsWith(SETTINGS) ? SETTINGS + settings : argument);
        }
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(service + "-2.log").toFile())
                .start();
        SecondPod pod = new SecondPod(process, URI.create("http://127.0.0.1:" + port));
        Awaitility.await("a second " + service + " is ready")
                .atMost(START)
                .failFast("it ended", () -> !process.isAlive())
                .until(pod::isReady);
        return pod;
    }

    private static Path settings(OpenShop shop, String service, int port, Path folder) throws IOException {
        Properties settings = new Properties();
        settings.putAll(shop.settings(service));
        settings.setProperty("quarkus.http.port", Integer.toString(port));
        Path file = folder.resolve(service + "-2.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            settings.store(writer, null);
        }
        return file;
    }

    URI address() {
        return address;
    }

    private boolean isReady() throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                                    HttpRequest.newBuilder(address.resolve("/q/health/ready"))
                                            .timeout(Duration.ofSeconds(2))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
