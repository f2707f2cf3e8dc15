package dev.souk.local.shop;

import dev.souk.embedded.FreePort;
import dev.souk.load.bench.PagesPlan.Server;
import dev.souk.local.Refusal;
import dev.souk.local.build.InstalledApp;
import dev.souk.local.gateway.Backend;
import dev.souk.local.gateway.GatewaySettings;
import dev.souk.local.state.OwnerOnly;
import dev.souk.local.state.StateFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Processes of a benchmark beside the running shop: more pods of a service, set otherwise, and what they are compared with. */
public final class BesideShop implements AutoCloseable {

    private final StateFolder state;
    private final HttpProbe probe = new HttpProbe();
    private final List<Program> programs = new ArrayList<>();

    public BesideShop(StateFolder state) {
        this.state = state;
    }

    /**
     * One more pod of a service, on the shop's own data.
     *
     * @param otherwise settings that differ from the running one's
     */
    public Server pod(Service service, String name, Map<String, String> otherwise) {
        URI address = address();
        Map<String, String> settings = read(service);
        settings.putAll(otherwise);
        settings.put("quarkus.http.port", Integer.toString(address.getPort()));
        Path executable = state.app(service.label()).resolve(InstalledApp.EXECUTABLE);
        return start(name, address, probe::isReady, JavaCommand.service(executable, write(name, settings)));
    }

    /** A bare Vert.x server that learns by heart what the service answers. */
    public Server bare(String name, URI service) {
        URI address = address();
        return start(name, address, probe::answers, JavaCommand.bareServer(address.getPort(), service));
    }

    /** A gateway in front of something else. */
    public Server gateway(String name, URI behind) {
        URI address = address();
        GatewaySettings gateway =
                new GatewaySettings(address.getHost(), address.getPort(), Map.of(Backend.CATALOG, behind));
        Path settings = write(name, gateway.toProperties());
        return start(name, address, probe::answers, JavaCommand.gateway(settings));
    }

    @Override
    public void close() {
        programs.forEach(Program::end);
    }

    private Map<String, String> read(Service service) {
        try {
            return new TreeMap<>(OwnerOnly.read(state.config(service.label())));
        } catch (IOException failure) {
            throw new Refusal("cannot read the settings of " + service.label() + ": " + failure.getMessage(), failure);
        }
    }

    private Path write(String name, Map<String, String> settings) {
        Path file = state.config(name);
        try {
            OwnerOnly.write(file, settings);
            return file;
        } catch (IOException failure) {
            throw new Refusal("cannot write " + file + ": " + failure.getMessage(), failure);
        }
    }

    private Server start(String name, URI address, Program.Pulse pulse, List<String> command) {
        Path log = state.log(name);
        Program program =
                new Program(name, MemberRole.SERVICE, address, pulse, log, new Launch.InBackground(command, log));
        programs.add(program);
        program.start();
        return new Server(address, program.pid());
    }

    private static URI address() {
        return URI.create("http://127.0.0.1:" + FreePort.find());
    }
}
