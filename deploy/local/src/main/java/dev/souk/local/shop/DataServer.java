package dev.souk.local.shop;

import dev.souk.embedded.Address;
import dev.souk.embedded.EmbeddedRedis;
import dev.souk.embedded.EmbeddedServer;
import dev.souk.embedded.MariaDbNode;
import dev.souk.embedded.ServerState;
import dev.souk.local.Refusal;
import java.nio.file.Path;
import java.time.Duration;

/** MariaDB or Redis. */
final class DataServer implements Member {

    private final EmbeddedServer server;

    DataServer(EmbeddedServer server) {
        this.server = server;
    }

    @Override
    public String name() {
        return server.name();
    }

    @Override
    public MemberRole role() {
        return switch (server) {
            case EmbeddedRedis redis -> MemberRole.REDIS;
            case MariaDbNode node ->
                switch (node.role()) {
                    case PRIMARY -> MemberRole.PRIMARY;
                    case REPLICA -> MemberRole.REPLICA;
                };
        };
    }

    @Override
    public String address() {
        return server.address().toString();
    }

    Address embeddedAddress() {
        return server.address();
    }

    @Override
    public long pid() {
        return server.pid();
    }

    @Override
    public boolean isAlive() {
        return server.state() != ServerState.DOWN;
    }

    @Override
    public Path log() {
        return server.log();
    }

    @Override
    public void start() {
        server.start();
    }

    @Override
    public void kill() {
        server.kill();
    }

    @Override
    public void stop() {
        server.stop();
    }

    @Override
    public void heal() {
        server.heal();
    }

    @Override
    public void slow(Duration delay) {
        server.slow(delay);
    }

    @Override
    public void lag(Duration behind) {
        if (role() != MemberRole.REPLICA || !(server instanceof MariaDbNode replica)) {
            throw new Refusal("only a replica can lag; " + name() + " is the " + role().label());
        }
        replica.delayReplication(behind);
    }
}
