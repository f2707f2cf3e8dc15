package dev.souk.local.endtoend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.souk.embedded.FreePort;
import dev.souk.local.control.RunningShop;
import dev.souk.local.shop.MemberStatus;
import dev.souk.local.state.OwnerOnly;
import dev.souk.local.state.StateFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** A shop that {@code ./souk up} has opened for a test, in a folder of its own. */
final class OpenShop implements AutoCloseable {

    /** Long enough for a build of the services on a busy machine, should they be stale. */
    private static final Duration FIRST_START = Duration.ofMinutes(8);

    /** What a verb may take on such a machine. */
    private static final Duration SHORT = Duration.ofMinutes(2);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final URI address;
    private final StateFolder state;
    private final ScriptRun up;

    private OpenShop(Path folder, URI address, ScriptRun up) {
        this.folder = folder;
        this.address = address;
        this.state = new StateFolder(Path.of("../.."), folder.resolve("state"));
        this.up = up;
    }

    static OpenShop open(Path folder, String... options) throws IOException {
        int port = FreePort.find();
        List<String> arguments = new ArrayList<>(List.of("up", "--port", Integer.toString(port)));
        arguments.addAll(List.of(options));
        ScriptRun up = ScriptRun.start(folder, arguments.toArray(String[]::new));
        try {
            up.says("The shop is open", FIRST_START);
        } catch (RuntimeException | AssertionError notOpen) {
            up.process().destroyForcibly();
            throw notOpen;
        }
        return new OpenShop(folder, URI.create("http://localhost:" + port), up);
    }

    /** The gateway's. */
    URI address() {
        return address;
    }

    /** A verb, ended. */
    ScriptRun souk(String... arguments) throws IOException, InterruptedException {
        return ScriptRun.start(folder, arguments).ended(SHORT);
    }

    /** Makes an account for one of the staff. */
    void appoint(String email, String password) throws IOException, InterruptedException {
        ScriptRun.startReading(password, folder, "admin", "create", "--password-stdin", email)
                .ended(SHORT)
                .withExitCode(0);
    }

    /** Takes in products: {@code id,quantity,price} each, with a title of its own. */
    void sell(String... products) throws IOException, InterruptedException {
        StringBuilder feed = new StringBuilder("id,title,description,link,availability,product_type,quantity,price\n");
        for (String product : products) {
            String id = product.substring(0, product.indexOf(','));
            feed.append(id)
                    .append(",Piece ")
                    .append(id)
                    .append(",For tests.,https://example.com/1,in_stock,Tests")
                    .append(product.substring(id.length()))
                    .append('\n');
        }
        Path file = Files.writeString(folder.resolve("feed.csv"), feed);
        souk("import", file.toString()).withExitCode(0);
    }

    /** As {@code ./souk fault} does it, without a process of its own: {@code lag/replica-1/2}. */
    void fault(String path) {
        RunningShop.require(state).fault(path);
    }

    List<MemberStatus> members() {
        try {
            return List.of(JSON.readValue(RunningShop.require(state).statusJson(), MemberStatus[].class));
        } catch (JsonProcessingException noJson) {
            throw new AssertionError(noJson);
        }
    }

    MemberStatus member(String name) {
        return members().stream()
                .filter(member -> member.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** SIGKILL; false when it was dead already. */
    boolean kill(String name) {
        return ProcessHandle.of(member(name).pid())
                .map(ProcessHandle::destroyForcibly)
                .orElse(false);
    }

    boolean isUp(String name) {
        return member(name).state().equals("up");
    }

    void awaitUp(String name) {
        Awaitility.await(name + " is up").atMost(SHORT).until(() -> isUp(name));
    }

    /** What a program was told at its start. */
    Map<String, String> settings(String program) throws IOException {
        return OwnerOnly.read(state.config(program));
    }

    @Override
    public void close() throws IOException {
        try {
            souk("down").withExitCode(0);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            up.process().destroyForcibly();
        }
    }
}
