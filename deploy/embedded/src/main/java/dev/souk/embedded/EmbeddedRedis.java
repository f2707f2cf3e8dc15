package dev.souk.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A Redis server as a child process. It is a cache: what is in it is gone with the process. */
public final class EmbeddedRedis extends EmbeddedServer implements AutoCloseable {

    private static final String NAME = "redis";

    private final String password;
    private final DataFolder folder;

    private EmbeddedRedis(String password, ServerProcess process, DataFolder folder) {
        super(NAME, process);
        this.password = password;
        this.folder = folder;
    }

    public static Builder builder() {
        return new Builder();
    }

    public String password() {
        return password;
    }

    /** The address with the password, as a Redis client takes it. */
    public String url() {
        return "redis://:%s@%s".formatted(password, address());
    }

    @Override
    public synchronized void start() {
        if (!process.isAlive()) {
            process.start();
            process.open();
        }
    }

    @Override
    public synchronized void heal() {
        process.resume();
        process.slow(Duration.ZERO);
        start();
    }

    @Override
    public void close() {
        try (folder) {
            process.close();
        }
    }

    /** What the server should be like; everything has a default. */
    public static final class Builder {

        private String password = Passwords.randomPassword();
        private int port;
        private Consumer<String> progress = step -> {};
        private @Nullable Path folder;

        private Builder() {}

        /** The password clients need: letters and digits; a random one unless said otherwise. */
        public Builder password(String chosen) {
            if (!chosen.matches("[A-Za-z0-9]{1,128}")) {
                throw new IllegalArgumentException("the password of Redis needs 1 to 128 letters or digits");
            }
            password = chosen;
            return this;
        }

        /** The port where applications find it; a free one unless said otherwise. */
        public Builder port(int chosen) {
            port = chosen;
            return this;
        }

        /** Where its settings and its log are; a folder that is thrown away unless said otherwise. */
        public Builder folder(Path chosen) {
            folder = chosen.toAbsolutePath().normalize();
            return this;
        }

        /** Is told in a few words what takes a while. */
        public Builder progress(Consumer<String> listener) {
            progress = listener;
            return this;
        }

        /**
         * Starts the server and waits until it answers.
         *
         * @throws EmbeddedServerException when it does not; nothing is left running then
         */
        public EmbeddedRedis start() {
            Cache cache = Cache.ofUser(progress);
            try {
                Path server = RedisInstallation.find(cache);
                DataFolder place = folder == null ? DataFolder.thrownAway(cache) : DataFolder.kept(folder);
                try {
                    return start(server, place);
                } catch (RuntimeException failure) {
                    place.close();
                    throw failure;
                }
            } catch (IOException failure) {
                throw EmbeddedServerException.cannot("prepare Redis", failure);
            }
        }

        private EmbeddedRedis start(Path server, DataFolder place) {
            RedisProgram program = new RedisProgram(server, place.path(), password);
            ServerProcess process =
                    new ServerProcess(NAME, program, place.path().resolve("redis.log"), proxy());
            try {
                process.start();
                process.open();
                return new EmbeddedRedis(password, process, place);
            } catch (RuntimeException failure) {
                process.close();
                throw failure;
            }
        }

        private Proxy proxy() {
            try {
                return new Proxy(NAME, port);
            } catch (IOException taken) {
                throw EmbeddedServerException.cannot("use port %d for Redis".formatted(port), taken);
            }
        }
    }
}
