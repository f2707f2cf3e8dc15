package dev.souk.cache;

import dev.souk.cache.Kept.Age;
import dev.souk.cache.Made.Reach;
import dev.souk.cache.Refill.Filled;
import dev.souk.cache.SharedLevel.Answers;
import dev.souk.cache.SharedLevel.Found;
import dev.souk.cache.SharedLevel.LastChange;
import dev.souk.db.DatabaseUnavailable;
import io.quarkus.logging.Log;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gets values of one kind that are not here: from Redis, from another process that makes them just now, or by making them. */
final class Flights<V> {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    /** How long what something is amiss with is served before it is made again. */
    private static final Duration SOON = Duration.ofSeconds(1);

    private static final byte[] NOTHING = {};

    /** What is made of more changes all the time: no page shows so many products. */
    private static final int MOST_TAGS = 5_000;

    private final String kind;
    private final Rules rules;
    private final Codec<V> codec;
    private final FirstLevel<V> first;
    private final SharedLevel shared;
    private final Changes changes;
    private final Refill refill;
    private final Vertx vertx;
    private final CacheConfig config;
    private final Clock clock;
    private final CacheCounts counts;

    Flights(
            String kind,
            Rules rules,
            Codec<V> codec,
            FirstLevel<V> first,
            SharedLevel shared,
            Changes changes,
            Refill refill,
            Vertx vertx,
            CacheConfig config,
            Clock clock,
            CacheCounts counts) {
        this.kind = kind;
        this.rules = rules;
        this.codec = codec;
        this.first = first;
        this.shared = shared;
        this.changes = changes;
        this.refill = refill;
        this.vertx = vertx;
        this.config = config;
        this.clock = clock;
        this.counts = counts;
    }

    /**
     * Begins a flight, which ends in time, whatever happens.
     *
     * @param answers by key; each is completed
     * @param landed hears of each key when nothing more is done about it
     */
    void begin(
            Map<String, CompletableFuture<Held<V>>> answers,
            Function<List<String>, Uni<Map<String, Made<V>>>> make,
            Consumer<String> landed) {
        new Flight(answers, make, landed).look(List.copyOf(answers.keySet()));
    }

    /** One of them. */
    private final class Flight {

        private final Map<String, CompletableFuture<Held<V>>> answers;
        private final Function<List<String>, Uni<Map<String, Made<V>>>> make;
        private final Consumer<String> landed;
        private final Map<String, Kept<V>> spent = new HashMap<>();
        private final String token = UUID.randomUUID().toString();
        private final long patience = clock.millis() + config.waitForOthers().toMillis();

        Flight(
                Map<String, CompletableFuture<Held<V>>> answers,
                Function<List<String>, Uni<Map<String, Made<V>>>> make,
                Consumer<String> landed) {
            this.answers = answers;
            this.make = make;
            this.landed = landed;
        }

        void look(List<String> keys) {
            int era = changes.era();
            shared.find(names(keys), token)
                    .subscribe()
                    .with(
                            safely(keys, found -> sort(keys, found, era)),
                            failure -> makeAll(keys, new LastChange(changes.latest(), changes.position()), era));
        }

        private void sort(List<String> keys, Answers found, int era) {
            List<String> toMake = new ArrayList<>();
            List<String> toWaitFor = new ArrayList<>();
            List<String> toClaim = new ArrayList<>();
            for (String key : keys) {
                switch (found.of(name(key))) {
                    case Found.There there -> take(key, there.bytes(), era).addTo(key, toMake, toClaim);
                    case Found.Mine nothing -> toMake.add(key);
                    case Found.Others nothing -> toWaitFor.add(key);
                }
            }
            makeAll(toMake, found.last(), era);
            claim(toClaim);
            await(toWaitFor, found.last(), era);
        }

        /**
         * What Redis had: an answer at once, and a copy for this process; what is spent waits for an outage. So does what it should
         * have dropped: a full Redis forgets what is made of what.
         */
        private Next take(String key, byte[] bytes, int era) {
            Optional<Kept<V>> read = KeptBytes.read(bytes, codec, era);
            if (read.isEmpty()) {
                return Next.MAKE;
            }
            Kept<V> kept = read.get();
            Age age = kept.times().age(clock.millis());
            if (age == Age.SPENT || !changes.leave(kept, kind, key)) {
                spent.put(key, kept);
                return Next.MAKE;
            }
            counts.foundShared(1);
            first.put(key, kept);
            if (age == Age.OLD) {
                complete(key, kept.held(clock.millis()));
                return Next.CLAIM;
            }
            landed.accept(key);
            complete(key, kept.held(clock.millis()));
            return Next.NOTHING;
        }

        /** Of what is old, but was answered: whoever gets the claim makes it again. */
        private void claim(List<String> keys) {
            if (keys.isEmpty()) {
                return;
            }
            int era = changes.era();
            shared.claim(names(keys), token)
                    .subscribe()
                    .with(
                            safely(keys, claimed -> {
                                List<String> mine = keys.stream()
                                        .filter(key -> claimed.of(name(key)) instanceof Found.Mine)
                                        .toList();
                                keys.stream().filter(key -> !mine.contains(key)).forEach(landed);
                                makeAll(mine, claimed.last(), era);
                            }),
                            failure -> keys.forEach(landed));
        }

        /** Another process makes them. Should it not be done in time, or be dead, they are made here. */
        private void await(List<String> keys, LastChange last, int era) {
            if (keys.isEmpty()) {
                return;
            }
            if (clock.millis() >= patience) {
                makeAll(keys, last, era);
                return;
            }
            counts.waited(keys.size());
            Uni.createFrom()
                    .voidItem()
                    .onItem()
                    .delayIt()
                    .by(LOOK_AGAIN)
                    .subscribe()
                    .with(now -> look(keys));
        }

        /** @param era when {@code last} was asked for: a change that was missed since is not in what is made */
        private void makeAll(List<String> keys, LastChange last, int era) {
            if (keys.isEmpty()) {
                return;
            }
            long began = clock.millis();
            // A Redis that was emptied knows none.
            String position = last.position().isEmpty() ? changes.position() : last.position();
            Context own =
                    VertxContext.createNewDuplicatedContext(VertxContext.getRootContext(vertx.getOrCreateContext()));
            Ingredients ingredients = Ingredients.gatherIn(own);
            in(own, () -> refill.run(position, () -> make.apply(keys)))
                    .ifNoItem()
                    .after(config.makeWithin())
                    .failWith(() -> new DatabaseUnavailable("A " + kind + " could not be made in time", null))
                    .subscribe()
                    .with(
                            safely(keys, filled -> {
                                counts.made(keys.size(), clock.millis() - began);
                                keys.forEach(key -> keep(key, filled, ingredients, last, era));
                            }),
                            failure -> fail(keys, failure));
        }

        /** Whoever waits hears of it, whatever is wrong with a value: that it cannot be written, for example. */
        private <T> Consumer<T> safely(List<String> keys, Consumer<T> step) {
            return item -> {
                try {
                    step.accept(item);
                } catch (RuntimeException failure) {
                    fail(keys, failure);
                }
            };
        }

        private void keep(
                String key, Filled<Map<String, Made<V>>> filled, Ingredients ingredients, LastChange last, int era) {
            Made<V> made = filled.value().getOrDefault(key, Made.nothing(Set.of()));
            Reach reach = filled.stale() == null ? made.reach().and(ingredients.reach()) : Reach.MOMENT;
            Map<String, Long> tags = ingredients.with(made.tags(), last.number());
            byte[] written = made.value().map(codec::write).orElse(NOTHING);
            Kept<V> kept = new Kept<>(
                    made.value().orElse(null),
                    tags,
                    last.number(),
                    reach,
                    times(made, reach, filled.stale()),
                    era,
                    KeptBytes.weight(tags, written.length, codec),
                    filled.stale() != null);
            first.put(key, kept);
            landed.accept(key); // first, as below: whoever has the answer and asks again gets no older one
            complete(key, kept.held(clock.millis()));
            share(key, kept, written);
        }

        private void share(String key, Kept<V> kept, byte[] written) {
            Uni<Void> sharing = kept.reach() == Reach.ALL && kept.tags().size() <= MOST_TAGS
                    ? shared.keep(name(key), KeptBytes.write(kept, written), tags(key, kept), token)
                    : shared.release(List.of(name(key)), token);
            sharing.subscribe().with(done -> {}, failure -> Log.debugf(failure, "%s is not shared", kind));
        }

        private void fail(List<String> keys, Throwable failure) {
            counts.failed(keys.size());
            shared.release(names(keys), token)
                    .subscribe()
                    .with(done -> {}, alsoFailed -> Log.debugf(alsoFailed, "%s is not released", kind));
            for (String key : keys) {
                Kept<V> old = spent.getOrDefault(key, first.get(key));
                landed.accept(key); // first: whoever hears of the failure and asks again begins anew
                CompletableFuture<Held<V>> answer = answers.get(key);
                if (answer != null && old != null && old.value().isPresent() && refill.isOutage(failure)) {
                    counts.servedLate(1);
                    answer.complete(old.heldLate(clock.millis()));
                } else if (answer != null) {
                    answer.completeExceptionally(failure);
                }
            }
        }

        private void complete(String key, Held<V> held) {
            CompletableFuture<Held<V>> answer = answers.get(key);
            if (answer != null) {
                answer.complete(held);
            }
        }
    }

    /** What is left to be done about something that Redis had. */
    private enum Next {
        MAKE,
        CLAIM,
        NOTHING;

        void addTo(String key, List<String> toMake, List<String> toClaim) {
            switch (this) {
                case MAKE -> toMake.add(key);
                case CLAIM -> toClaim.add(key);
                case NOTHING -> {}
            }
        }
    }

    /** Not all that were made together end together. */
    private Kept.Times times(Made<V> made, Reach reach, @Nullable Duration stale) {
        long now = clock.millis();
        if (reach == Reach.MOMENT) {
            long age = stale == null ? 0 : stale.toMillis();
            return new Kept.Times(now - age, now + SOON.toMillis(), now + SOON.toMillis());
        }
        if (made.value().isEmpty()) {
            long end = now + jittered(rules.nothing());
            return new Kept.Times(now, end, end);
        }
        long soft = jittered(rules.soft());
        return new Kept.Times(now, now + soft, now + Math.max(soft, jittered(rules.hard())));
    }

    private static long jittered(Duration life) {
        return life.toMillis() * ThreadLocalRandom.current().nextLong(90, 111) / 100;
    }

    private List<String> names(List<String> keys) {
        return keys.stream().map(this::name).toList();
    }

    private String name(String key) {
        return kind + ':' + key;
    }

    /** Each is also made of itself and of its kind, so that one and all can be dropped by name. */
    private Map<String, Long> tags(String key, Kept<V> kept) {
        Map<String, Long> tags = new HashMap<>(kept.tags());
        tags.put(name(key), kept.number());
        tags.put(kind, kept.number());
        return tags;
    }

    private static <T> Uni<T> in(Context context, Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .emitter(result -> context.runOnContext(now ->
                        Uni.createFrom().deferred(() -> work.get()).subscribe().with(result::complete, result::fail)));
    }
}
