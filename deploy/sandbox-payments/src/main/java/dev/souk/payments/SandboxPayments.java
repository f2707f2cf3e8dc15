package dev.souk.payments;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The provider: a program whose only argument is its file of settings, or a server inside a test. */
public final class SandboxPayments implements AutoCloseable {

    /** How late a charge that nobody agreed to may be cancelled. */
    private static final int LOOK_AGAIN_SECONDS = 5;

    private final Ledger ledger;
    private final HttpServer server;
    private final Optional<Courier> courier;
    private final ExecutorService threads;
    private final ScheduledExecutorService timer;

    private SandboxPayments(
            Ledger ledger,
            HttpServer server,
            Optional<Courier> courier,
            ExecutorService threads,
            ScheduledExecutorService timer) {
        this.ledger = ledger;
        this.server = server;
        this.courier = courier;
        this.threads = threads;
        this.timer = timer;
    }

    public static void main(String[] args) throws IOException, SQLException {
        if (args.length != 1) {
            System.err.println("usage: SandboxPayments SETTINGS.properties");
            System.exit(2);
        }
        PaymentSettings settings = PaymentSettings.read(Path.of(args[0]));
        limitServer();
        unpackLibraryInto(settings.folder().resolve("native"));
        SandboxPayments provider = start(settings, Clock.systemUTC());
        Runtime.getRuntime().addShutdownHook(new Thread(provider::close));
        System.out.println("payments listens on " + provider.address());
    }

    /** Listens when it returns. */
    public static SandboxPayments start(PaymentSettings settings, Clock clock) throws IOException, SQLException {
        Ledger ledger = Ledger.open(settings.folder());
        try {
            HttpServer server = HttpServer.create(
                    new InetSocketAddress(InetAddress.getByName(settings.host()), settings.port()), 0);
            return start(settings, clock, ledger, server);
        } catch (IOException failure) {
            ledger.close();
            throw failure;
        }
    }

    private static SandboxPayments start(PaymentSettings settings, Clock clock, Ledger ledger, HttpServer server) {
        FaultSwitch faults = new FaultSwitch();
        Events events = new Events(ledger, clock, faults, settings.webhook().isPresent());
        Optional<Courier> courier = settings.webhook().map(webhook -> new Courier(webhook, events, faults, clock));
        Charges charges = new Charges(ledger, events, clock, settings.origin().orElseGet(() -> addressOf(server)));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().factory());

        server.createContext("/", new PaymentApi(charges, courier, faults, settings.silence(), settings.key()));
        server.setExecutor(threads);
        server.start();
        courier.ifPresent(Courier::start);
        ScheduledFuture<?> unused = timer.scheduleWithFixedDelay(
                () -> cancelUnanswered(charges, courier), LOOK_AGAIN_SECONDS, LOOK_AGAIN_SECONDS, TimeUnit.SECONDS);
        return new SandboxPayments(ledger, server, courier, threads, timer);
    }

    /** Where it listens. */
    public URI address() {
        return addressOf(server);
    }

    private static URI addressOf(HttpServer server) {
        InetSocketAddress address = server.getAddress();
        return URI.create("http://" + address.getHostString() + ":" + address.getPort());
    }

    private static void cancelUnanswered(Charges charges, Optional<Courier> courier) {
        try {
            charges.cancelUnanswered();
            courier.ifPresent(Courier::wake);
        } catch (RuntimeException failure) {
            // The timer would end with the first failure; the next look may do better.
            System.err.println("unanswered charges could not be cancelled: " + failure);
        }
    }

    /** The JDK's server reads its limits from here, once. */
    private static void limitServer() {
        System.setProperty("jdk.httpserver.maxConnections", "1024");
        System.setProperty("sun.net.httpserver.maxReqTime", "20"); // s; a charge arrives in one packet
        System.setProperty("sun.net.httpserver.maxRspTime", "120"); // s; longer than the longest delay and silence
        System.setProperty("sun.net.httpserver.maxReqHeaders", "50");
        System.setProperty("sun.net.httpserver.nodelay", "true"); // or each answer waits 40 ms for its own second half
    }

    /** SQLite's library; what a killed process left of it is deleted by the next. */
    private static void unpackLibraryInto(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path left : (Iterable<Path>) files::iterator) {
                Files.deleteIfExists(left);
            }
        }
        System.setProperty("org.sqlite.tmpdir", folder.toString());
    }

    @Override
    public void close() {
        server.stop(0);
        timer.shutdownNow();
        courier.ifPresent(Courier::close);
        threads.shutdownNow();
        try {
            ledger.close();
        } catch (SQLException failure) {
            throw new IllegalStateException("the ledger cannot be closed", failure);
        }
    }
}
