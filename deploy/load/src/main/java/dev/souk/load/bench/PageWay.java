package dev.souk.load.bench;

import dev.souk.load.bench.PagesPlan.Server;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One way to get a page or an object, and how fast it turned out to be. */
final class PageWay {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    /** After so many answers what is asked for all the time is compiled as well as it can be. */
    private static final int WARM = 30_000;

    private static final int MOST_WARM_UP_ROUNDS = 8;

    private final String name;
    private final Server server;
    private final @Nullable PageWay reference;
    private final Crowd crowd;
    private final List<PageClient> clients = Collections.synchronizedList(new ArrayList<>());
    private final List<Rate> rates = new ArrayList<>();
    private final List<Double> microsOfServer = new ArrayList<>();

    private PageWay(String name, Server server, @Nullable PageWay reference, Crowd crowd) {
        this.name = name;
        this.server = server;
        this.reference = reference;
        this.crowd = crowd;
    }

    /**
     * Connects.
     *
     * @param request as it is sent
     * @param reference what it is compared with; null for what others are compared with
     */
    static PageWay open(
            Vertx vertx, int clients, String name, Server server, String request, @Nullable PageWay reference)
            throws InterruptedException {
        PageWay way = new PageWay(name, server, reference, new Crowd(vertx, clients));
        Waiting.on(
                vertx.deployVerticle(
                        () -> {
                            PageClient client = new PageClient(server.address(), request);
                            way.clients.add(client);
                            return client;
                        },
                        new DeploymentOptions().setInstances(clients)),
                LIMIT);
        return way;
    }

    String name() {
        return name;
    }

    @Nullable
    PageWay reference() {
        return reference;
    }

    /** How many bytes the body of one answer has. */
    int bytes() throws InterruptedException {
        return Waiting.on(clients.getFirst().ask(), LIMIT);
    }

    /** Until the compilers have seen enough of it; what is slow is given up on before. */
    void warmUp(Duration round) throws InterruptedException {
        long answers = 0;
        for (int rounds = 0; rounds < MOST_WARM_UP_ROUNDS && answers < WARM; rounds++) {
            answers += crowd.work(round, client -> clients.get(client).ask()).done();
        }
    }

    void round(Duration time) throws InterruptedException {
        Duration before = processorTime();
        Rate rate = crowd.work(time, client -> clients.get(client).ask());
        rates.add(rate);
        microsOfServer.add(processorTime().minus(before).toNanos() / 1000.0 / Math.max(1, rate.done()));
    }

    List<Rate> rates() {
        return rates;
    }

    double perSecond() {
        return Table.median(rates).perSecond();
    }

    /** What an answer takes of a core in the server's process, in millionths of a second: it hardly minds a busy machine. */
    double microsOfServer() {
        return microsOfServer.stream()
                .sorted(Comparator.naturalOrder())
                .skip(microsOfServer.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    private Duration processorTime() {
        return ProcessHandle.of(server.pid())
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }
}
