package dev.souk.checkout.token;

import dev.souk.checkout.Repeat;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The keys that sign access tokens, in a file: a JWK Set of private EC keys on P-256, each with {@code kid} and {@code nbf}, the
 * second from which on it signs. Of those that have begun the latest signs; all are published, the ones to come, too, so that
 * everybody knows a key before it signs.
 *
 * <p>To rotate, add a key that begins later, and take the old one away when the last of its tokens is worth nothing:
 * {@code ./souk keys rotate} does. The file is looked at again while we run; one that cannot be read changes nothing.
 */
@Startup
@Singleton
final class TokenKeys {

    private static final String HINT =
            " Make one with `./souk keys rotate --file FILE`; it is the same for all pods, and nobody else's to read.";

    private final TokenConfig config;
    private final Clock clock;
    private volatile List<SigningKey> keys = List.of();
    private volatile @Nullable FileTime seen;

    TokenKeys(
            TokenConfig config,
            Clock clock,
            @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true") boolean serves) {
        this.config = config;
        this.clock = clock;
        Optional<Path> file = config.keysFile();
        if (file.isPresent()) {
            start(file.get());
        } else if (serves) { // a command that opens no port signs nobody in
            throw new IllegalArgumentException(
                    "souk.tokens.keys-file is missing: say a file with the keys that sign access tokens." + HINT);
        }
    }

    void begin(@Observes StartupEvent start, Repeat repeat, Vertx vertx) {
        repeat.every(
                config.lookEvery(),
                "Looking at the keys of tokens",
                () -> Uni.createFrom()
                        .completionStage(() -> vertx.executeBlocking(
                                        () -> {
                                            lookAgain();
                                            return true;
                                        },
                                        false)
                                .toCompletionStage()));
    }

    /** The one that signs now. */
    SigningKey signing() {
        return signing(keys)
                .orElseThrow(() -> new IllegalStateException("None of the keys in souk.tokens.keys-file has begun"));
    }

    /** What tokens are verified with. */
    List<Map<String, Object>> published() {
        return keys.stream().map(SigningKey::publicParts).toList();
    }

    /** Reads the file again if it changed. What is unreadable is said once, and the last good keys stay. */
    synchronized void lookAgain() {
        config.keysFile().ifPresent(file -> {
            try {
                FileTime modified = Files.getLastModifiedTime(file);
                if (!modified.equals(seen)) {
                    seen = modified;
                    keys = read(file);
                    Log.infof(
                            "The keys of tokens were read again: %s signs",
                            signing().id());
                }
            } catch (IOException | IllegalArgumentException unreadable) {
                complain(file, unreadable);
            }
        });
    }

    private void complain(Path file, Exception unreadable) {
        if (unreadable instanceof IOException && seen == null) {
            return; // said before
        }
        if (unreadable instanceof IOException) {
            seen = null;
        }
        Log.warnf("souk.tokens.keys-file=%s: %s; the keys stay as they are", file, reason(unreadable));
    }

    private void start(Path file) {
        try {
            seen = Files.getLastModifiedTime(file);
            keys = read(file);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new IllegalArgumentException(
                    "souk.tokens.keys-file=%s: %s.".formatted(file, reason(unreadable)) + HINT);
        }
    }

    private List<SigningKey> read(Path file) throws IOException {
        List<SigningKey> read = SigningKey.readAll(Files.readString(file));
        if (signing(read).isEmpty()) {
            throw new IllegalArgumentException("none of its keys has begun: the nbf of each is to come");
        }
        return read;
    }

    private Optional<SigningKey> signing(List<SigningKey> of) {
        return of.stream()
                .filter(key -> key.hasBegun(clock.instant()))
                .max(Comparator.comparing(SigningKey::notBefore));
    }

    private static String reason(Exception unreadable) {
        return unreadable instanceof IOException ? "it cannot be read" : String.valueOf(unreadable.getMessage());
    }
}
