package dev.souk.cache;

import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The second level: what all processes of a service have kept, in Redis. Each step is one script, so that no other comes in
 * between: to find or to be the one who makes it, to keep unless it has changed since, to drop and to tell all.
 *
 * <p>Of each service there are {@code clock} (the number and the position of the last change), for each tag {@code at:} (the
 * number of its last change) and {@code made-of:} (what is made of it, by the time it ends), the values under their names,
 * {@code making:} (who makes one just now), and {@code kinds} (all there are). All share one hash tag, and so one slot of a Redis Cluster.
 */
@Singleton
final class SharedLevel {

    /** Finds values; who finds none is asked to make it, all others to wait. */
    private static final String FIND = """
            local clock = redis.call('hmget', KEYS[1], 'number', 'position')
            local answer = {tonumber(clock[1] or '0'), clock[2] or ''}
            for i = 2, #KEYS, 2 do
              local kept = redis.call('get', KEYS[i])
              if kept then
                answer[#answer + 1] = kept
              elseif redis.call('set', KEYS[i + 1], ARGV[1], 'nx', 'px', ARGV[2]) then
                answer[#answer + 1] = 1
              else
                answer[#answer + 1] = 0
              end
            end
            return answer
            """;

    /** Lets one process make again what is there, but old. */
    private static final String CLAIM = """
            local clock = redis.call('hmget', KEYS[1], 'number', 'position')
            local answer = {tonumber(clock[1] or '0'), clock[2] or ''}
            for i = 2, #KEYS do
              answer[#answer + 1] = redis.call('set', KEYS[i], ARGV[1], 'nx', 'px', ARGV[2]) and 1 or 0
            end
            return answer
            """;

    /** Keeps a value, unless one of its tags has changed since what is in it, and lets others make it. */
    private static final String KEEP = """
            if redis.call('get', KEYS[2]) == ARGV[1] then
              redis.call('del', KEYS[2])
            end
            for i = 3, #KEYS, 2 do
              local at = redis.call('get', KEYS[i])
              if at and tonumber(at) > tonumber(ARGV[6 + (i - 3) / 2]) then
                return 0
              end
            end
            local time = redis.call('time')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            redis.call('set', KEYS[1], ARGV[3], 'px', ARGV[2])
            for i = 4, #KEYS, 2 do
              redis.call('zremrangebyscore', KEYS[i], '-inf', now)
              redis.call('zadd', KEYS[i], now + ARGV[2], KEYS[1])
              if redis.call('pttl', KEYS[i]) < tonumber(ARGV[2]) then
                redis.call('pexpire', KEYS[i], ARGV[2])
              end
            end
            redis.call('sadd', ARGV[4], ARGV[5])
            return 1
            """;

    /** Nothing was made. */
    private static final String RELEASE = """
            for i = 1, #KEYS do
              if redis.call('get', KEYS[i]) == ARGV[1] then
                redis.call('del', KEYS[i])
              end
            end
            """;

    /**
     * Drops all that is made of the tags in one step and tells who listens. Numbers go on with the time, also when Redis has
     * forgotten the last one. Positions are two numbers with a point between, too large for Lua: the longer one is the larger.
     */
    private static final String DROP = """
            local function later(one, other)
              local e1, s1 = string.match(one, '^(%d+)%.(%d+)$')
              local e2, s2 = string.match(other, '^(%d+)%.(%d+)$')
              if not e1 then return other end
              if not e2 then return one end
              if e1 ~= e2 then return (tonumber(e1) > tonumber(e2)) and one or other end
              if #s1 ~= #s2 then return (#s1 > #s2) and one or other end
              return (s1 > s2) and one or other
            end
            local clock = redis.call('hmget', KEYS[1], 'number', 'position')
            local before = tonumber(clock[1] or '0')
            local time = redis.call('time')
            local number = string.format('%.0f', math.max(before + 1, time[1] * 1000000 + time[2]))
            local position = later(clock[2] or '', ARGV[1])
            redis.call('hset', KEYS[1], 'number', number, 'position', position)
            local prefix = string.sub(KEYS[1], 1, -#'clock' - 1)
            local dropped = 0
            for i = 2, #KEYS, 2 do
              redis.call('set', KEYS[i], number, 'px', ARGV[2])
              for _, made in ipairs(redis.call('zrange', KEYS[i + 1], 0, -1)) do
                dropped = dropped + redis.call('unlink', made)
                redis.call('zrem', prefix .. 'made-of:' .. string.match(made, '([^:]*):', #prefix + 1), made)
              end
              redis.call('unlink', KEYS[i + 1])
            end
            redis.call('publish', ARGV[3], string.format('%.0f', before) .. ' ' .. number .. ' ' .. position .. ARGV[4])
            return {dropped, tonumber(number)}
            """;

    /** How many values there are of each kind; those that Redis itself took away for want of room are counted until they end. */
    private static final String COUNT = """
            local time = redis.call('time')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            local answer = {}
            for i = 1, #KEYS do
              answer[i] = redis.call('zcount', KEYS[i], now, '+inf')
            end
            return answer
            """;

    private final RedisCalls redis;
    private final CacheConfig config;
    private final Breaker breaker;
    private final LongAdder failures = new LongAdder();
    private final String prefix;

    SharedLevel(
            RedisCalls redis,
            CacheConfig config,
            @ConfigProperty(name = "quarkus.application.name") String application) {
        this.redis = redis;
        this.config = config;
        this.breaker = new Breaker("caches", config.failures(), config.pause(), System::nanoTime);
        this.prefix = "{" + application + "}:";
    }

    /** Where it is told what was dropped. */
    String channel() {
        return prefix + "changes";
    }

    /**
     * The last change.
     *
     * @param number 0 when there was none
     */
    record LastChange(long number, String position) {

        static final LastChange NONE = new LastChange(0, "");
    }

    /** What was found under one name. */
    sealed interface Found {

        /** A value, as bytes. */
        final class There implements Found {

            private final byte[] bytes;

            There(byte[] bytes) {
                this.bytes = bytes;
            }

            byte[] bytes() {
                return bytes;
            }
        }

        /** Nothing; whoever is told so makes it. */
        record Mine() implements Found {}

        /** Nothing yet: another process makes it. */
        record Others() implements Found {}
    }

    /**
     * What was found under each name.
     *
     * @param last what is made now begins after it
     */
    record Answers(LastChange last, Map<String, Found> byName) {

        Found of(String name) {
            return byName.getOrDefault(name, new Found.Mine());
        }
    }

    /**
     * Looks for values. Fails when Redis does not answer in time, or is left alone.
     *
     * @param token says who makes what is not there
     */
    Uni<Answers> find(List<String> names, String token) {
        Request find =
                Request.cmd(Command.EVAL).arg(FIND).arg(1 + 2 * names.size()).arg(clock());
        names.forEach(name -> find.arg(value(name)).arg(making(name)));
        find.arg(token).arg(config.makeWithin().toMillis());
        return asked(find, config.findTimeout()).map(answer -> answers(names, answer));
    }

    /** Asks to make again what is there; the answers are {@link Found.Mine} and {@link Found.Others}. Fails as {@link #find}. */
    Uni<Answers> claim(List<String> names, String token) {
        Request claim =
                Request.cmd(Command.EVAL).arg(CLAIM).arg(1 + names.size()).arg(clock());
        names.forEach(name -> claim.arg(making(name)));
        claim.arg(token).arg(config.makeWithin().toMillis());
        return asked(claim, config.findTimeout()).map(answer -> answers(names, answer));
    }

    /**
     * Keeps a value unless it has changed since. Never fails: what is not kept is made again.
     *
     * @param tags what it is made of, itself and its kind, too, each with the number of the last change that is in it
     */
    Uni<Void> keep(String name, byte[] bytes, Map<String, Long> tags, String token) {
        if (bytes.length > config.largest()) {
            return release(List.of(name), token);
        }
        Request keep = Request.cmd(Command.EVAL)
                .arg(KEEP)
                .arg(2 + 2 * tags.size())
                .arg(value(name))
                .arg(making(name));
        tags.keySet().forEach(tag -> keep.arg(changedAt(tag)).arg(madeOf(tag)));
        keep.arg(token).arg(config.keep().toMillis()).arg(bytes);
        keep.arg(kinds()).arg(name.substring(0, name.indexOf(':')));
        tags.values().forEach(keep::arg);
        return quiet(asked(keep, config.keepTimeout()));
    }

    /** Lets others make what was not made. Never fails: a claim ends by itself. */
    Uni<Void> release(List<String> names, String token) {
        Request release = Request.cmd(Command.EVAL).arg(RELEASE).arg(names.size());
        names.forEach(name -> release.arg(making(name)));
        release.arg(token);
        return quiet(asked(release, config.keepTimeout()));
    }

    /**
     * Drops what is made of the tags, and nothing else, and tells all processes.
     *
     * @param position where the change is in the database: what is made from now on has seen it
     * @param tags at least one
     * @return fails when Redis did not say in time that it is done
     */
    Uni<Dropped> drop(Collection<String> tags, String position) {
        Request drop =
                Request.cmd(Command.EVAL).arg(DROP).arg(1 + 2 * tags.size()).arg(clock());
        tags.forEach(tag -> drop.arg(changedAt(tag)).arg(madeOf(tag)));
        drop.arg(position).arg(config.changeRemembered().toMillis()).arg(channel());
        drop.arg(tags.stream().map(tag -> "\n" + tag).reduce("", String::concat));
        return redis.call(drop, config.dropTimeout())
                .map(Objects::requireNonNull)
                .map(answer ->
                        new Dropped(answer.get(0).toInteger(), answer.get(1).toLong()));
    }

    /**
     * What a change has dropped.
     *
     * @param number the change's
     */
    record Dropped(int values, long number) {}

    /** The last change. Fails as {@link #find}. */
    Uni<LastChange> lastChange() {
        Request ask = Request.cmd(Command.HMGET).arg(clock()).arg("number").arg("position");
        return asked(ask, config.findTimeout()).map(answer -> {
            Response number = Objects.requireNonNull(answer).get(0);
            Response position = answer.get(1);
            return number == null
                    ? LastChange.NONE
                    : new LastChange(number.toLong(), position == null ? "" : position.toString());
        });
    }

    /** The kinds of which any process of this service has kept something. Fails as {@link #drop}. */
    Uni<Set<String>> keptKinds() {
        return redis.call(Request.cmd(Command.SMEMBERS).arg(kinds()), config.dropTimeout())
                .map(Objects::requireNonNull)
                .map(answer -> answer.stream().map(Response::toString).collect(Collectors.toSet()));
    }

    /** How many values there are, by kind. Fails as {@link #find}. */
    Uni<Map<String, Long>> count(List<String> kinds) {
        Request count = Request.cmd(Command.EVAL).arg(COUNT).arg(kinds.size());
        kinds.forEach(kind -> count.arg(madeOf(kind)));
        return asked(count, config.findTimeout()).map(Objects::requireNonNull).map(answer -> {
            Map<String, Long> byKind = HashMap.newHashMap(kinds.size());
            for (int i = 0; i < kinds.size(); i++) {
                byKind.put(kinds.get(i), answer.get(i).toLong());
            }
            return byKind;
        });
    }

    /** Calls that failed; those that were not made because Redis is left alone are none. */
    long failures() {
        return failures.sum();
    }

    /** Whether Redis is left alone just now. */
    boolean isLeftAlone() {
        return breaker.isOpen();
    }

    private static Answers answers(List<String> names, @Nullable Response answer) {
        Response all = Objects.requireNonNull(answer);
        LastChange last = new LastChange(all.get(0).toLong(), all.get(1).toString(StandardCharsets.UTF_8));
        Map<String, Found> byName = HashMap.newHashMap(names.size());
        for (int i = 0; i < names.size(); i++) {
            byName.put(names.get(i), found(all.get(i + 2)));
        }
        return new Answers(last, byName);
    }

    private static Found found(Response each) {
        if (each.type() == ResponseType.BULK) {
            return new Found.There(each.toBytes());
        }
        return each.toInteger() == 1 ? new Found.Mine() : new Found.Others();
    }

    private Uni<@Nullable Response> asked(Request request, Duration limit) {
        if (!breaker.lets()) {
            return Uni.createFrom().failure(LeftAlone::new);
        }
        return redis.call(request, limit)
                .onItem()
                .invoke(breaker::succeeded)
                .onFailure()
                .invoke(failure -> {
                    failures.increment();
                    breaker.failed(failure);
                });
    }

    private static Uni<Void> quiet(Uni<?> call) {
        return call.onFailure().recoverWithNull().replaceWithVoid();
    }

    private String clock() {
        return prefix + "clock";
    }

    private String kinds() {
        return prefix + "kinds";
    }

    private String value(String name) {
        return prefix + name;
    }

    private String making(String name) {
        return prefix + "making:" + name;
    }

    private String changedAt(String tag) {
        return prefix + "at:" + tag;
    }

    private String madeOf(String tag) {
        return prefix + "made-of:" + tag;
    }

    /** Redis failed too often a moment ago. */
    private static final class LeftAlone extends RuntimeException {

        private static final long serialVersionUID = 1;

        LeftAlone() {
            super("Redis is left alone for a moment", null, false, false);
        }
    }
}
