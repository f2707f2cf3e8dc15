package dev.souk.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds a Redis server that runs on this machine: the one a property names, else the artifact's, else the system's. */
final class RedisInstallation {

    private static final String PROPERTY = "souk.redis-server";

    /** The artifact's programs by platform; Redis 6.2 in each. */
    private static final Map<String, String> BUNDLED = Map.of(
            "linux-amd64", "redis-server-6.2.6-v5-linux-amd64",
            "linux-arm64", "redis-server-6.2.7-linux-arm64",
            "macos-amd64", "redis-server-6.2.6-v5-darwin-amd64",
            "macos-arm64", "redis-server-6.2.6-v5-darwin-arm64");

    private RedisInstallation() {}

    static Path find(Cache cache) throws IOException {
        Optional<Path> named = Programs.named(PROPERTY);
        if (named.isPresent()) {
            return named.get();
        }
        Optional<Path> bundled = bundled(cache);
        if (bundled.isPresent()) {
            try {
                Programs.version(bundled.get());
                return bundled.get();
            } catch (IOException doesNotRun) {
                return Programs.onPath("redis-server").orElseThrow(() -> missing(doesNotRun.getMessage()));
            }
        }
        return Programs.onPath("redis-server").orElseThrow(() -> missing("there is no artifact for it"));
    }

    private static Optional<Path> bundled(Cache cache) throws IOException {
        String program = BUNDLED.get(Platform.current().toString());
        Optional<Bundle> bundle = Bundle.of("com.github.codemonstur", "embedded-redis");
        if (program == null || bundle.isEmpty()) {
            return Optional.empty();
        }
        Path folder = cache.once(
                program,
                "unpacking Redis",
                empty -> bundle.get().unpackProgram(program, empty.resolve("redis-server")));
        return Optional.of(folder.resolve("redis-server"));
    }

    private static EmbeddedServerException missing(@Nullable String reason) {
        return new EmbeddedServerException(
                "the bundled Redis does not run on %s (%s): install Redis (e.g. apt install redis-server, brew install redis), or name its program with -D%s=/path/to/redis-server"
                        .formatted(Platform.current(), reason, PROPERTY));
    }
}
