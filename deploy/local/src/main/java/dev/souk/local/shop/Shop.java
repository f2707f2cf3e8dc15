package dev.souk.local.shop;

import dev.souk.local.Progress;
import dev.souk.local.Refusal;
import dev.souk.local.build.InstalledApp;
import dev.souk.local.build.ServiceBuild;
import dev.souk.local.state.ShopPasswords;
import dev.souk.local.state.StateFolder;
import dev.souk.local.state.TokenKeys;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private volatile @Nullable PrimarySuccession succession;

    public Shop(StateFolder state, ShopPlan plan, Progress progress) {
        this.state = state;
        this.plan = plan;
        this.progress = progress;
        this.passwords = ShopPasswords.readOrMake(state.passwords());
        new TokenKeys(state.tokenKeys()).makeFirst(Clock.systemUTC().instant());
        this.report = new StateReport(passwords);
        this.rounds = new Rounds(this::status, () -> logs().values(), progress);
    }

    /** Returns when the shop's front page can be read. */
    public void open() {
        Port.requireFree(plan.port());
        Map<Service, Path> executables = executables();
        Addresses addresses = Addresses.from(plan.port());
        ProgramSettings settings = new ProgramSettings(state, passwords, addresses);
        DataServers servers = startServers(executables, settings);

        Watch payments = watch(payments(addresses, settings));
        List<Runnable> preparations = new ArrayList<>(List.of(() -> start(payments)));
        List<Watch> services = new ArrayList<>();
        executables.forEach((service, executable) -> {
            Path config = settings.ofService(service, servers);
            Path migration = settings.ofMigration(service, servers);
            preparations.add(() -> prepare(service, executable, config, migration));
            services.add(watch(program(service, addresses.of(service), launch(service, executable, config))));
        });
        Watch gateway = watch(gateway(settings));
        // In two steps: more programs than cores starting at once run into each other's time limits.
        Together.run(preparations);
        Together.run(services.stream()
                .filter(service -> !isInTerminal(service.member()))
                .map(service -> (Runnable) () -> start(service))
                .toList());
        // What takes the terminal comes last, when nobody else writes there any more.
        services.stream().filter(service -> isInTerminal(service.member())).forEach(this::start);
        start(gateway);
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
        return new Faults(watches, plan.promotes() && plan.replicas() > 0).cause(verb, node, amount);
    }

    /** Makes a replica the primary, the best one if none is named, and says what was done. */
    public String promote(Optional<String> node, boolean evenIfBehind) {
        PrimarySuccession promoting = succession;
        if (promoting == null) {
            throw new Refusal("the database servers are just starting");
        }
        return promoting.promote(node, evenIfBehind);
    }

    /** Where each process writes. */
    public Map<String, Path> logs() {
        Map<String, Path> logs = new TreeMap<>();
        watches.forEach(watch -> logs.put(watch.member().name(), watch.member().log()));
        return logs;
    }

    private Map<Service, Path> executables() {
        ServiceBuild build = new ServiceBuild(state, progress);
        build.buildWhatIsStale(Service.all());
        Map<Service, Path> executables = new EnumMap<>(Service.class);
        for (Service service : Service.all()) {
            executables.put(service, InstalledApp.install(build.folder(service), state.app(service.label())));
        }
        return executables;
    }

    private DataServers startServers(Map<Service, Path> executables, ProgramSettings settings) {
        DataServers servers = DataServers.start(state, passwords, plan.replicas(), progress::passing);
        data = servers;
        PrimarySuccession promoting = new PrimarySuccession(
                servers,
                plan,
                watches,
                progress,
                () -> executables.keySet().forEach(service -> settings.ofService(service, servers)));
        succession = promoting;
        servers.members().forEach(server -> watch(server, promoting).begin());
        progress.say("primary, %d replicas and redis run".formatted(plan.replicas()));
        return servers;
    }

    private void prepare(Service service, Path executable, Path settings, Path migrationSettings) {
        Preparation preparation = new Preparation(state, progress, service, executable);
        preparation.migrate(settings, migrationSettings);
        if (service == Service.CATALOG) {
            preparation.loadDemoCatalogue(settings);
        }
    }

    private Program program(Service service, URI address, Launch launch) {
        String name = service.label();
        return new Program(name, MemberRole.SERVICE, address, probe::isReady, state.log(name), launch);
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

    private Program payments(Addresses addresses, ProgramSettings settings) {
        Path log = state.log("payments");
        Launch launch = new Launch.InBackground(JavaCommand.payments(settings.ofPayments()), log);
        return new Program("payments", MemberRole.PROVIDER, addresses.payments(), probe::isHealthy, log, launch);
    }

    private Program gateway(ProgramSettings settings) {
        Path log = state.log("gateway");
        Launch launch = new Launch.InBackground(JavaCommand.gateway(settings.ofGateway()), log);
        return new Program("gateway", MemberRole.GATEWAY, address(), probe::answers, log, launch);
    }

    private void start(Watch watch) {
        Member program = watch.member();
        progress.passing("starting " + program.name());
        program.start();
        if (!isInTerminal(program)) {
            watch.begin();
        }
        progress.say(program.name() + " is ready");
    }

    private Watch watch(Member member) {
        return watch(member, Watch.Succession.NONE);
    }

    private Watch watch(Member member, Watch.Succession takesItsPlace) {
        Watch watch = new Watch(member, plan.restarts(), plan.restartPause(), progress, takesItsPlace);
        watches.add(watch);
        return watch;
    }

    /** What a person ends there they do not want any more: nobody starts it again. */
    private boolean isInTerminal(Member member) {
        return plan.inDevMode()
                .filter(service -> service.label().equals(member.name()))
                .isPresent();
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
