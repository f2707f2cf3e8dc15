package dev.souk.local.shop;

import dev.souk.local.Progress;
import dev.souk.local.Refusal;
import dev.souk.local.build.InstalledApp;
import dev.souk.local.build.ServiceBuild;
import dev.souk.local.gateway.Backend;
import dev.souk.local.gateway.GatewaySettings;
import dev.souk.local.state.OwnerOnly;
import dev.souk.local.state.ShopPasswords;
import dev.souk.local.state.StateFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Everything that runs, from the first server to the gateway; opened in this order, closed in the other. */
public final class Shop implements AutoCloseable {

    private final StateFolder state;
    private final ShopPlan plan;
    private final Progress progress;
    private final ShopPasswords passwords;
    private final StateReport report;
    private final HttpProbe probe = new HttpProbe();
    private final List<Watch> watches = new CopyOnWriteArrayList<>();
    private final Rounds rounds;
    private @Nullable DataServers data;

    public Shop(StateFolder state, ShopPlan plan, Progress progress) {
        this.state = state;
        this.plan = plan;
        this.progress = progress;
        this.passwords = ShopPasswords.readOrMake(state.passwords());
        this.report = new StateReport(passwords);
        this.rounds = new Rounds(this::status, () -> logs().values(), progress);
    }

    /** Returns when the shop's front page can be read. */
    public void open() {
        Port.requireFree(plan.port());
        ServiceBuild build = new ServiceBuild(state, progress);
        build.buildWhatIsStale(Service.all());
        Map<Service, Path> executables = new EnumMap<>(Service.class);
        for (Service service : Service.all()) {
            executables.put(service, InstalledApp.install(build.folder(service), state.app(service.label())));
        }
        DataServers servers = startServers();
        Map<Backend, URI> backends = new EnumMap<>(Backend.class);
        executables.forEach(
                (service, executable) -> backends.put(service.backend(), startService(service, executable, servers)));
        startGateway(backends);
        rounds.begin();
    }

    public URI address() {
        return URI.create("http://localhost:" + plan.port());
    }

    public List<MemberStatus> status() {
        return report.of(watches.stream().map(Watch::member).toList());
    }

    public String statusTable() {
        return StatusTable.of(status());
    }

    /** Completes when the person who works on a service in dev mode has ended it. */
    public CompletableFuture<Void> devModeEnded() {
        return watches.stream()
                .map(Watch::member)
                .filter(this::isInTerminal)
                .findFirst()
                .map(Member::ended)
                .orElseGet(CompletableFuture::new);
    }

    /** Breaks or mends a process, and says what was done. */
    public String fault(String verb, String node, OptionalInt amount) {
        return new Faults(watches).cause(verb, node, amount);
    }

    /** Where each process writes. */
    public Map<String, Path> logs() {
        Map<String, Path> logs = new TreeMap<>();
        watches.forEach(watch -> logs.put(watch.member().name(), watch.member().log()));
        return logs;
    }

    private DataServers startServers() {
        DataServers servers = DataServers.start(state, passwords, plan.replicas(), progress::passing);
        data = servers;
        servers.members().forEach(this::watch);
        progress.say("primary, %d replicas and redis run".formatted(plan.replicas()));
        return servers;
    }

    private URI startService(Service service, Path executable, DataServers servers) {
        String name = service.label();
        URI address = URI.create("http://127.0.0.1:" + Port.freeFrom(plan.port() + 1));
        Path settings = state.config(name);
        Path migrationSettings = state.config(name + "-migration");
        write(
                settings,
                servers.settingsOf(service),
                Map.of(
                        "quarkus.http.host", address.getHost(),
                        "quarkus.http.port", Integer.toString(address.getPort()),
                        "souk.shop.origin", address().toString()));
        write(migrationSettings, servers.migrationSettings(), Map.of());

        Preparation preparation = new Preparation(state, progress, service, executable);
        preparation.migrate(settings, migrationSettings);
        if (service == Service.CATALOG) {
            preparation.loadDemoCatalogue(settings);
        }

        start(new Program(
                name,
                MemberRole.SERVICE,
                address,
                probe::isReady,
                state.log(name),
                launch(service, executable, settings)));
        return address;
    }

    private Launch launch(Service service, Path executable, Path settings) {
        if (isInDevMode(service)) {
            return new Launch.InTerminal(
                    MavenDevMode.command(state.project(), service), MavenDevMode.environment(settings));
        }
        return new Launch.InBackground(JavaCommand.service(executable, settings), state.log(service.label()));
    }

    private boolean isInDevMode(Service service) {
        return plan.inDevMode().filter(service::equals).isPresent();
    }

    private void startGateway(Map<Backend, URI> backends) {
        Path settings = state.config("gateway");
        write(settings, new GatewaySettings("127.0.0.1", plan.port(), backends).toProperties(), Map.of());
        Path log = state.log("gateway");
        Launch launch = new Launch.InBackground(JavaCommand.gateway(settings), log);
        start(new Program("gateway", MemberRole.GATEWAY, address(), probe::answers, log, launch));
    }

    private void start(Program program) {
        progress.passing("starting " + program.name());
        watch(program);
        program.start();
        if (!isInTerminal(program)) {
            watches.getLast().begin();
        }
        progress.say(program.name() + " is ready");
    }

    private void watch(Member member) {
        Watch watch = new Watch(member, plan.restarts(), progress);
        watches.add(watch);
        if (member.isAlive()) {
            watch.begin();
        }
    }

    /** What a person ends there they do not want any more: nobody starts it again. */
    private boolean isInTerminal(Member member) {
        return plan.inDevMode()
                .filter(service -> service.label().equals(member.name()))
                .isPresent();
    }

    private static void write(Path file, Map<String, String> settings, Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(settings);
        all.putAll(more);
        try {
            OwnerOnly.write(file, all);
        } catch (IOException failure) {
            throw new Refusal("cannot write " + file + ": " + failure.getMessage(), failure);
        }
    }

    /** Ends what runs: the gateway first, so that nobody is let in, the primary last. */
    @Override
    public void close() {
        rounds.close();
        watches.forEach(Watch::end);
        List<Watch> lastFirst = new ArrayList<>(watches).reversed();
        for (Watch watch : lastFirst) {
            if (watch.member() instanceof Program program && program.isAlive()) {
                progress.passing("ending " + program.name());
                program.end();
                progress.say(program.name() + " has ended");
            }
        }
        if (data != null) {
            progress.passing("ending the database servers and redis");
            data.close();
            progress.say("the database servers and redis have ended");
        }
    }
}
