package dev.souk.payments;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.LockingMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;

/** The file with all charges. What a transaction wrote is on the disk when {@link #write} returns. */
final class Ledger implements AutoCloseable {

    /** A process that was killed gives the file free at once; one that ends takes a moment. */
    private static final int BUSY_MILLIS = 5000;

    private final ReentrantLock turn = new ReentrantLock();
    private final Connection connection;

    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private Ledger(Connection connection) {
        this.connection = connection;
    }

    /** Opens or makes it. No other process can have it open at the same time. */
    static Ledger open(Path folder) throws IOException, SQLException {
        Files.createDirectories(folder);
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setLockingMode(LockingMode.EXCLUSIVE);
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        config.setBusyTimeout(BUSY_MILLIS);
        config.enforceForeignKeys(true);
        Connection connection = config.createConnection("jdbc:sqlite:" + folder.resolve("ledger.sqlite"));
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(tables());
            connection.setAutoCommit(false);
            return new Ledger(connection);
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    /** One transaction; of many callers one at a time. */
    <T> T write(Work<T> work) {
        return inTurn(work);
    }

    <T> T read(Work<T> work) {
        return inTurn(work);
    }

    private <T> T inTurn(Work<T> work) {
        turn.lock();
        try {
            T result = work.on(connection);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException failure) {
            rollBack(failure);
            throw failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
        } finally {
            turn.unlock();
        }
    }

    private void rollBack(Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException failure) {
            cause.addSuppressed(failure);
        }
    }

    private static String tables() {
        try (InputStream sql = Ledger.class.getResourceAsStream("ledger.sql")) {
            if (sql == null) {
                throw new IllegalStateException("ledger.sql is not in the jar");
            }
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() throws SQLException {
        turn.lock();
        try {
            connection.close();
        } finally {
            turn.unlock();
        }
    }
}
