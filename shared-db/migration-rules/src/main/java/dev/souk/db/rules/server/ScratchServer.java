package dev.souk.db.rules.server;

import dev.souk.embedded.EmbeddedCluster;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** A MariaDB of one's own, with as many empty schemas as are needed. Close it. */
public final class ScratchServer implements AutoCloseable {

    private final AtomicInteger schemas = new AtomicInteger();
    private final EmbeddedCluster server;

    private ScratchServer(EmbeddedCluster server) {
        this.server = server;
    }

    /** Starts it, which takes a second or two. */
    public static ScratchServer start() {
        return new ScratchServer(EmbeddedCluster.builder().replicas(0).start());
    }

    /** An empty schema, in which the user who migrates may do everything. Close it. */
    public ScratchSchema schema() throws SQLException {
        return ScratchSchema.create(
                server.primary().address(), server.password("migrate"), "souk_scratch_" + schemas.incrementAndGet());
    }

    @Override
    public void close() {
        server.close();
    }
}
