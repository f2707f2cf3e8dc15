package dev.souk.limit;

import dev.souk.cache.Breaker;
import dev.souk.cache.RedisCalls;
import dev.souk.web.ProblemException;
import dev.souk.web.visitor.Signer;
import dev.souk.web.visitor.SigningKeys;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Counts how often somebody does something, and says when it is too often. It never fails and never waits long: while Redis does
 * not answer, each pod counts for itself, so that a limit is then that of a pod instead of that of all, and not none.
 *
 * <p>The generic cell rate algorithm (GCRA; ITU-T I.371, annex A, as a virtual scheduling algorithm; in a form like this by
 * Brandur Leach, <a href="https://brandur.org/rate-limiting">Rate Limiting, Cells, and GCRA</a>). Of each key one moment is kept:
 * when all that was taken would be over if it came evenly. One more moves it on by an interval, and is allowed while it is not further away than
 * the window. So nobody gets twice the limit at the turn of a window, and a count is one number.
 */
@ApplicationScoped
public class RateLimits {

    /**
     * Takes one. Redis' own clock counts, so that pods whose clocks differ agree. Microseconds since 1970 are whole numbers
     * in a double until the year 2255.
     */
    private static final String TAKE = """
            local time = redis.call('time')
            local now = time[1] * 1000000 + time[2]
            local interval = tonumber(ARGV[1])
            local window = tonumber(ARGV[2])
            local next = math.max(tonumber(redis.call('get', KEYS[1]) or now), now) + interval
            local wait = next - now - window
            if wait <= 0 then
              redis.call('set', KEYS[1], string.format('%.0f', next), 'px', math.ceil((next - now) / 1000))
            end
            return {wait, next - now}
            """;

    private static final int TOO_MANY = 429;

    private final RedisCalls redis;
    private final LimitConfig config;
    private final Breaker breaker;
    private final LocalLimits local;
    private final Signer names;

    RateLimits(RedisCalls redis, LimitConfig config, SigningKeys keys) {
        this.redis = redis;
        this.config = config;
        this.breaker = new Breaker("rate limits", config.failures(), config.pause(), System::nanoTime);
        this.local = new LocalLimits(config.localCounts(), System::nanoTime);
        this.names = keys.signer("rate-limit");
    }

    /**
     * Takes one if that is within the limit.
     *
     * @param who an address or an account; kept as a keyed hash alone, because it says who was here
     */
    public Uni<Taken> take(RateLimit limit, String who) {
        String key = "limit:" + limit.name() + ':' + names.sign(limit.name() + ' ' + who);
        if (!breaker.lets()) {
            return Uni.createFrom().item(() -> local.take(limit, key));
        }
        Request take = Request.cmd(Command.EVAL)
                .arg(TAKE)
                .arg(1)
                .arg(key)
                .arg(limit.intervalMicros())
                .arg(limit.windowMicros());
        return redis.call(take, config.timeout())
                .map(answer -> taken(limit, Objects.requireNonNull(answer)))
                .onItem()
                .invoke(breaker::succeeded)
                .onFailure()
                .invoke(breaker::failed)
                .onFailure()
                .recoverWithItem(() -> local.take(limit, key));
    }

    /**
     * Takes one, or refuses the request.
     *
     * @param who as {@link #take}
     * @return fails with a {@link ProblemException} when it is too often: 429 {@code too-many-requests} with {@code Retry-After}
     *     and, as draft-ietf-httpapi-ratelimit-headers-10 writes them, {@code RateLimit-Policy} and {@code RateLimit}
     */
    public Uni<Void> require(RateLimit limit, String who) {
        return take(limit, who)
                .invoke(taken -> {
                    if (taken instanceof Taken.Refused refused) {
                        throw tooMany(limit, refused.retryAfterSeconds());
                    }
                })
                .replaceWithVoid();
    }

    /** Whether a request was refused because of a limit, so that its page can say so in words of its own. */
    public static boolean isTooOften(Throwable failure) {
        return failure instanceof ProblemException problem && problem.problem().status() == TOO_MANY;
    }

    /**
     * Says in a page of its own what the answer to a refused request says in headers: when the next try is worth while.
     *
     * @param refusal for which {@link #isTooOften} holds
     */
    public static void tell(Throwable refusal, RestResponse<?> page) {
        if (refusal instanceof ProblemException problem) {
            problem.headers().forEach(page.getHeaders()::putSingle);
        }
    }

    private static Taken taken(RateLimit limit, Response answer) {
        return Taken.of(limit, answer.get(0).toLong(), answer.get(1).toLong());
    }

    private static ProblemException tooMany(RateLimit limit, long seconds) {
        return new ProblemException(
                        TOO_MANY,
                        "too-many-requests",
                        "Too many requests",
                        "This was tried too often. Please try again in " + seconds + " seconds.")
                .withHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds))
                .withHeader("RateLimit-Policy", limit.policy())
                .withHeader("RateLimit", "\"%s\";r=0;t=%d".formatted(limit.name(), seconds));
    }
}
