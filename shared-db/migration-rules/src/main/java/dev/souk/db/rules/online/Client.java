package dev.souk.db.rules.online;

import dev.souk.db.rules.online.Traffic.Call;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** One connection of the running release, doing one kind of work at a steady pace on a thread of its own. */
final class Client implements AutoCloseable {

    /** What a client does. */
    enum Work {
        READ,
        UPDATE,
        INSERT_AND_DELETE
    }

    /** Between two statements, on average: what a migration holds up for longer is found, and two cores bear it. */
    private static final long READ_PAUSE_NANOS = 3_000_000;

    /** Replicas apply one commit after the other, with a sync to disk for each. */
    private static final long WRITE_PAUSE_NANOS = 8_000_000;

    /** Of ten choices so many fall on a table that the migration names. */
    private static final int NAMED_OF_TEN = 8;

    private final Connection connection;
    private final Work work;
    private final List<Traffic> named;
    private final List<Traffic> others;
    private final Predicate<SQLException> dropped;
    private final Random random;
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private final List<Operation> operations = new ArrayList<>();
    private final AtomicInteger done = new AtomicInteger();
    private final Thread thread;
    private volatile boolean stopped;

    /** Failures that are {@code dropped} say that the client knew a column or a table that the migration drops. */
    Client(
            Connection connection,
            Work work,
            List<Traffic> named,
            List<Traffic> others,
            Predicate<SQLException> dropped,
            long seed) {
        this.connection = connection;
        this.work = work;
        this.named = able(named);
        this.others = able(others);
        this.dropped = dropped;
        this.random = new Random(seed);
        this.thread = Thread.ofPlatform().daemon().name("client " + work).unstarted(this::run);
    }

    private List<Traffic> able(List<Traffic> tables) {
        return new ArrayList<>(tables.stream()
                .filter(table -> switch (work) {
                    case READ -> true;
                    case UPDATE -> table.canUpdate();
                    case INSERT_AND_DELETE -> table.canInsert();
                })
                .toList());
    }

    void start() {
        thread.start();
    }

    /** How many operations it has done, or enough of them when it has nothing to do. */
    int done() {
        return thread.isAlive() ? done.get() : Integer.MAX_VALUE;
    }

    /** Everything it did, once it has ended what it is doing. */
    List<Operation> stop() throws InterruptedException {
        stopped = true;
        thread.join();
        return operations;
    }

    @Override
    public void close() throws SQLException {
        stopped = true;
        connection.close();
    }

    private void run() {
        while (!stopped && !(named.isEmpty() && others.isEmpty())) {
            work();
            done.incrementAndGet();
            long pause = work == Work.READ ? READ_PAUSE_NANOS : WRITE_PAUSE_NANOS;
            LockSupport.parkNanos(pause / 2 + random.nextLong(pause));
        }
    }

    private void work() {
        List<Traffic> tables = tables();
        Traffic table = tables.get(random.nextInt(tables.size()));
        switch (work) {
            case READ -> succeeds(table, table.read(oneOf(table.existing())));
            case UPDATE -> succeeds(table, table.update(oneOf(table.existing()), oneOf(table.existing())));
            case INSERT_AND_DELETE -> {
                int row = oneOf(table.spare());
                if (succeeds(table, table.insert(row))) {
                    succeeds(table, table.delete(row));
                }
            }
        }
    }

    private List<Traffic> tables() {
        if (named.isEmpty() || others.isEmpty()) {
            return named.isEmpty() ? others : named;
        }
        return random.nextInt(10) < NAMED_OF_TEN ? named : others;
    }

    private int oneOf(List<?> rows) {
        return random.nextInt(rows.size());
    }

    private boolean succeeds(Traffic table, Call call) {
        long started = System.nanoTime();
        Optional<SQLException> failure = failure(call);
        operations.add(new Operation(started, System.nanoTime(), failure));
        failure.filter(dropped).ifPresent(reason -> learn(table));
        return failure.isEmpty();
    }

    private Optional<SQLException> failure(Call call) {
        try {
            PreparedStatement statement = statements.get(call.sql());
            if (statement == null) {
                statement = connection.prepareStatement(call.sql());
                statements.put(call.sql(), statement);
            }
            for (int number = 0; number < call.parameters().size(); number++) {
                statement.setObject(number + 1, call.parameters().get(number));
            }
            statement.execute();
            return Optional.empty();
        } catch (SQLException failure) {
            return Optional.of(failure);
        }
    }

    /** The release that named what is dropped is replaced by one that does not, or the same error would hide all others. */
    private void learn(Traffic table) {
        try {
            Set<String> present = columns(table.table());
            replace(named, table, present);
            replace(others, table, present);
        } catch (SQLException sameAgain) {
            // It goes on failing, and each failure is counted.
        }
    }

    private void replace(List<Traffic> tables, Traffic table, Set<String> present) {
        if (tables.remove(table) && !present.isEmpty()) {
            tables.addAll(able(List.of(table.reducedTo(present))));
        }
    }

    private Set<String> columns(String table) throws SQLException {
        Set<String> columns = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "select column_name from information_schema.columns where table_schema = database() and table_name = ?")) {
            statement.setString(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    columns.add(rows.getString(1));
                }
            }
        }
        return columns;
    }
}
