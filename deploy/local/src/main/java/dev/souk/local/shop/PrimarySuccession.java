package dev.souk.local.shop;

import dev.souk.embedded.EmbeddedServerException;
import dev.souk.embedded.Promotion;
import dev.souk.local.Progress;
import dev.souk.local.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Who is the primary after this one: a person says so, or its death does. One promotion at a time. */
final class PrimarySuccession implements Watch.Succession {

    /** The person who asked waits so long for the copy; then it goes on behind. */
    private static final Duration COPY_LIMIT = Duration.ofSeconds(60);

    private final DataServers servers;
    private final Collection<Watch> watches;
    private final boolean promotes;
    private final Progress progress;
    private final Runnable settingsChanged;

    /** The processes whose place was taken. */
    private final Set<Long> replaced = new HashSet<>();

    /**
     * @param watches of all members
     * @param settingsChanged writes anew where programs find the primary
     */
    PrimarySuccession(
            DataServers servers,
            ShopPlan plan,
            Collection<Watch> watches,
            Progress progress,
            Runnable settingsChanged) {
        this.servers = servers;
        this.watches = watches;
        this.promotes = plan.promotes() && plan.replicas() > 0;
        this.progress = progress;
        this.settingsChanged = settingsChanged;
    }

    /** Says what was done, with times; empty leaves the choice to the database. */
    String promote(Optional<String> node, boolean evenIfBehind) {
        Promotion promotion = promoteNow(node, evenIfBehind);
        List<String> lines = new ArrayList<>();
        lines.add("%s is the primary now, in place of %s; nobody could write for %d ms."
                .formatted(promotion.to(), promotion.from(), promotion.closed().toMillis()));
        promotion
                .steps()
                .forEach(step -> lines.add("%8d ms  %s".formatted(step.took().toMillis(), step.what())));
        lines.add(copy(promotion));
        return String.join("\n", lines);
    }

    private static String copy(Promotion promotion) {
        try {
            Duration took = promotion.rebuilt().get(COPY_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            return "%8d ms  %s follows it, made anew as a copy".formatted(took.toMillis(), promotion.from());
        } catch (TimeoutException goesOn) {
            return "%s is still being made anew as a copy; ./souk status shows when it is up"
                    .formatted(promotion.from());
        } catch (ExecutionException failure) {
            return "%s could not be made anew as a copy: %s".formatted(promotion.from(), reason(failure));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted", interrupted);
        }
    }

    @Override
    public synchronized boolean isSettled(Watch watch, long pid) {
        if (replaced.contains(pid)) {
            return true;
        }
        if (!promotes || watch.member().role() != MemberRole.PRIMARY) {
            return false;
        }
        try {
            progress.say("%s (process %d) is dead; a replica takes its place"
                    .formatted(watch.member().name(), pid));
            Promotion unused = promoteNow(Optional.empty(), false);
            return true;
        } catch (EmbeddedServerException refused) {
            progress.say(reason(refused));
            return false;
        }
    }

    private synchronized Promotion promoteNow(Optional<String> node, boolean evenIfBehind) {
        long pid = servers.primaryPid();
        Promotion promotion =
                node.map(name -> servers.promote(name, evenIfBehind)).orElseGet(servers::promote);
        replaced.add(pid);
        settingsChanged.run();
        progress.say("%s is the primary now, in place of %s; nobody could write for %d ms"
                .formatted(promotion.to(), promotion.from(), promotion.closed().toMillis()));
        CompletableFuture<Duration> unused = promotion
                .rebuilt()
                .whenComplete((took, failure) -> rebuilt(promotion, Optional.ofNullable(failure), took));
        return promotion;
    }

    private void rebuilt(Promotion promotion, Optional<Throwable> failure, Duration took) {
        Watch old = watches.stream()
                .filter(watch -> watch.member().name().equals(promotion.from()))
                .findFirst()
                .orElseThrow();
        if (failure.isEmpty()) {
            progress.say("%s follows %s as a copy of it, made in %.1f s"
                    .formatted(promotion.from(), promotion.to(), took.toMillis() / 1000.0));
            old.begin();
        } else {
            progress.say("%s could not be made anew as a copy: %s".formatted(promotion.from(), reason(failure.get())));
            old.tryAgain();
        }
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return String.valueOf(cause.getMessage());
    }
}
