package dev.souk.cache;

import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Pages in Redis. Each is kept under tags that say what it is made of ({@code product:42}); dropping a tag drops exactly
 * the pages made of it. When Redis does not answer nothing is found and nothing is kept, within milliseconds.
 */
@Singleton
public final class PageCache {

    /**
     * Keeps a page and notes it under its tags. A tag is a sorted set of keys by the time they end, so that what has ended
     * can be forgotten, and lives as long as its youngest page.
     */
    private static final String KEEP = """
            local time = redis.call('time')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            redis.call('set', KEYS[1], ARGV[1], 'px', ARGV[2])
            for i = 2, #KEYS do
              redis.call('zremrangebyscore', KEYS[i], '-inf', now)
              redis.call('zadd', KEYS[i], now + ARGV[2], KEYS[1])
              if redis.call('pttl', KEYS[i]) < tonumber(ARGV[2]) then
                redis.call('pexpire', KEYS[i], ARGV[2])
              end
            end
            """;

    /** Drops all pages of the tags in one step: no reader sees one gone and another still there. */
    private static final String DROP = """
            local dropped = 0
            for _, tag in ipairs(KEYS) do
              for _, page in ipairs(redis.call('zrange', tag, 0, -1)) do
                dropped = dropped + redis.call('unlink', page)
              end
              redis.call('unlink', tag)
            end
            return dropped
            """;

    private final RedisCalls redis;
    private final CacheConfig config;
    private final Breaker breaker;
    private final String prefix;

    PageCache(
            RedisCalls redis,
            CacheConfig config,
            @ConfigProperty(name = "quarkus.application.name") String application) {
        this.redis = redis;
        this.config = config;
        this.breaker = new Breaker("pages", config.failures(), config.pause(), System::nanoTime);
        this.prefix = "{" + application + "}:"; // one slot of a Redis Cluster, as scripts over several keys need it
    }

    /** What is kept under {@code key}; empty when there is nothing, or Redis does not say in time. Never fails. */
    public Uni<Optional<byte[]>> find(String key) {
        if (!breaker.lets()) {
            return Uni.createFrom().item(Optional.empty());
        }
        Request get = Request.cmd(Command.GET).arg(page(key));
        return counted(redis.call(get, config.findTimeout()))
                .map(found -> Optional.ofNullable(found).map(Response::toBytes))
                .onFailure()
                .recoverWithItem(Optional.empty());
    }

    /**
     * Keeps a page for a while. Never fails: what cannot be kept is made again.
     *
     * @param tags what the page is made of
     */
    public Uni<Void> keep(String key, byte[] page, Collection<String> tags) {
        if (page.length > config.largestPage() || !breaker.lets()) {
            return Uni.createFrom().voidItem();
        }
        Request keep = Request.cmd(Command.EVAL).arg(KEEP).arg(1 + tags.size()).arg(page(key));
        tags.forEach(tag -> keep.arg(tag(tag)));
        keep.arg(page).arg(life().toMillis());
        return counted(redis.call(keep, config.keepTimeout()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    /**
     * Forgets every page that is made of one of {@code tags}, and no other.
     *
     * @return fails when Redis did not say in time that it is done: try again, or wait for the pages to end by themselves
     */
    public Uni<Void> drop(Collection<String> tags) {
        if (tags.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Request drop = Request.cmd(Command.EVAL).arg(DROP).arg(tags.size());
        tags.forEach(tag -> drop.arg(tag(tag)));
        return redis.call(drop, config.dropTimeout()).replaceWithVoid();
    }

    private Uni<@Nullable Response> counted(Uni<@Nullable Response> call) {
        return call.onItem().invoke(breaker::succeeded).onFailure().invoke(breaker::failed);
    }

    /** Not all that were made together end together. */
    private Duration life() {
        return config.pageLife()
                .multipliedBy(ThreadLocalRandom.current().nextInt(90, 111))
                .dividedBy(100);
    }

    private String page(String key) {
        return prefix + "page:" + key;
    }

    private String tag(String tag) {
        return prefix + "made-of:" + tag;
    }
}
