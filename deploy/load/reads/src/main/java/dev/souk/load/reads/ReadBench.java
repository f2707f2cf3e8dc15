package dev.souk.load.reads;

import dev.souk.db.Database;
import io.quarkus.hibernate.orm.PersistenceUnit;
import io.quarkus.runtime.QuarkusApplication;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** One run of one comparison. */
public final class ReadBench implements QuarkusApplication {

    static final int DONE = 0;
    static final int FAILED = 1;

    /** The JVM has compiled what matters after some ten thousand reads of each way. */
    private static final int WARM_UPS = 5;

    private static final Duration CAPACITY = Duration.ofSeconds(5);
    private static final int PERCENT_OF_CAPACITY = 40;
    private static final Duration BEFORE = Duration.ofSeconds(5);

    private final ReadBenchConfig config;
    private final Servers servers;
    private final Ways ways;
    private final Vertx vertx;

    ReadBench(
            ReadBenchConfig config,
            Servers servers,
            Database database,
            @PersistenceUnit("plain") Mutiny.SessionFactory plain,
            Vertx vertx) {
        this.config = config;
        this.servers = servers;
        this.ways = new Ways(servers, database, plain, vertx);
        this.vertx = vertx;
    }

    /** The one argument says which. */
    @Override
    public int run(String... arguments) throws InterruptedException {
        return switch (Comparison.named(arguments[0])) {
            case OVERHEAD -> overhead() ? DONE : FAILED;
            case FAULTS -> {
                faults();
                yield DONE;
            }
        };
    }

    private boolean overhead() throws InterruptedException {
        ReadOverheadPlan plan = new ReadOverheadPlan(config.clients(), seconds(), WARM_UPS, config.rounds());
        List<Way> compared = List.of(ways.clientPool(), ways.plainHibernate(), ways.routed());
        return new ReadOverhead(plan, compared, vertx, System.out, Main::progress).run();
    }

    private void faults() throws InterruptedException {
        ReadFaultsPlan plan =
                new ReadFaultsPlan(config.clients(), CAPACITY, PERCENT_OF_CAPACITY, BEFORE, seconds(), seconds());
        List<Way> compared = List.of(ways.roundRobin(), ways.connector(), ways.routed());
        List<FaultKind> kinds = List.of(FaultKind.KILL, FaultKind.STOP, FaultKind.SLOW);
        new ReadFaults(plan, servers, compared, kinds, vertx, System.out, Main::progress).run();
    }

    private Duration seconds() {
        return Duration.ofSeconds(config.seconds());
    }
}
