package dev.souk.checkout.customer;

import dev.souk.web.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.runtime.Startup;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;

/**
 * Hashes passwords and compares them with their hashes: bcrypt, which is slow on purpose, and so on worker threads, only so many
 * at once.
 *
 * <p>bcrypt takes 72 bytes and ignores the rest, and ends at a zero byte. So it is given a digest of the password in base64, 44
 * characters, as Django's BCryptSHA256PasswordHasher does; hashed as it is, half of a long pass phrase would do.
 */
@Startup
@Singleton
final class Passwords {

    private static final Pattern HASH = Pattern.compile("\\$2[aby]\\$(\\d\\d)\\$[./A-Za-z0-9]{53}");
    private static final Duration SOON = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final Guard guard;
    private final Timer hashing;
    private final int cost;

    Passwords(PasswordConfig config, Vertx vertx, MeterRegistry metrics) {
        if (config.cost() < PasswordConfig.CHEAPEST || config.cost() > PasswordConfig.DEAREST) {
            throw new IllegalArgumentException("souk.passwords.cost=%d: say %d to %d; each step doubles the work"
                    .formatted(config.cost(), PasswordConfig.CHEAPEST, PasswordConfig.DEAREST));
        }
        this.vertx = vertx;
        this.cost = config.cost();
        this.hashing = Timer.builder("souk.passwords.hashing")
                .description("Time to hash one password")
                .register(metrics);
        this.guard = Guard.create()
                .withDescription("souk passwords")
                .withBulkhead()
                .limit(config.atOnce())
                .queueSize(config.waiting())
                .done()
                .build();
    }

    /** What is stored of a password. Fails with a 503 problem when too many wait already. */
    Uni<String> hash(String password) {
        return onWorker(() -> BcryptUtil.bcryptHash(digest(password), cost));
    }

    /** Whether it is the one that {@code hash} was made of. Fails as {@link #hash}. */
    Uni<Boolean> matches(String password, String hash) {
        return onWorker(() -> BcryptUtil.matches(digest(password), hash));
    }

    /**
     * A hash that no password has, and that takes as long to be compared with as one of ours: for who has no account, so that nobody
     * learns by waiting who has one.
     */
    String nobodys() {
        return "$2a$%02d$%s".formatted(cost, ".".repeat(53));
    }

    /** Whether it was made at another cost than today's. */
    boolean isOutdated(String hash) {
        Matcher parts = HASH.matcher(hash);
        return !parts.matches() || Integer.parseInt(parts.group(1)) != cost;
    }

    private <T> Uni<T> onWorker(Callable<T> work) {
        return Uni.createFrom().deferred(() -> {
            Context caller = vertx.getOrCreateContext();
            return guarded(() -> Uni.createFrom()
                            .completionStage(() -> caller.executeBlocking(() -> hashing.recordCallable(work), false)
                                    .toCompletionStage()))
                    .onFailure(BulkheadException.class)
                    .transform(full -> ProblemException.unavailable(
                            "Too many are signing in at this moment. Please try again.", SOON));
        });
    }

    @SuppressWarnings({"unchecked", "rawtypes"
    }) // the Guard wants the type as a class, and a class has no type arguments
    private <T> Uni<T> guarded(Supplier<Uni<T>> work) {
        return guard.get((Supplier<Uni>) (Supplier) work, Uni.class);
    }

    /** Of the same characters however a keyboard composes them (NFKC, as NIST SP 800-63B, 5.1.1.2, says). */
    private static String digest(String password) {
        byte[] typed = Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8);
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(typed));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
