package dev.souk.local.shop;

import dev.souk.local.Refusal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Breaks a process of the shop on purpose and mends it. */
final class Faults {

    private static final int DEFAULT_SLOW_MILLIS = 200;
    private static final int DEFAULT_LAG_SECONDS = 5;

    /** Beyond a minute a server is not slow but gone: that is what stop is for. */
    private static final int MOST_SLOW_MILLIS = 60_000;

    private static final int MOST_LAG_SECONDS = 3600;

    private final Collection<Watch> watches;
    private final boolean promotes;

    /** @param promotes whether a replica takes the place of a primary that dies */
    Faults(Collection<Watch> watches, boolean promotes) {
        this.watches = watches;
        this.promotes = promotes;
    }

    /** Does it and says what it did. */
    String cause(String verb, String node, OptionalInt amount) {
        Watch watch = find(node);
        Member member = watch.member();
        return switch (verb) {
            case "kill" -> kill(watch, alive(member));
            case "stop" -> stop(alive(member));
            case "slow" -> slow(alive(member), amount.orElse(DEFAULT_SLOW_MILLIS));
            case "lag" -> lag(alive(member), amount.orElse(DEFAULT_LAG_SECONDS));
            case "heal" -> heal(watch, member);
            default -> throw new Refusal("no fault is called " + verb + "; there are kill, stop, slow, lag and heal");
        };
    }

    private Watch find(String node) {
        return watches.stream()
                .filter(watch -> watch.member().name().equals(node))
                .findFirst()
                .or(() -> byRole(node))
                .orElseThrow(() -> new Refusal("nothing is called %s; there are %s"
                        .formatted(
                                node,
                                watches.stream()
                                        .map(watch -> watch.member().name())
                                        .collect(Collectors.joining(", ")))));
    }

    /** The node that is the {@code primary}, or {@code replica-2}: the second of those that are replicas now. */
    private Optional<Watch> byRole(String node) {
        if (node.equals(MemberRole.PRIMARY.label())) {
            return of(MemberRole.PRIMARY).findFirst();
        }
        List<Watch> replicas = of(MemberRole.REPLICA).toList();
        return IntStream.range(0, replicas.size())
                .filter(index -> node.equals("%s-%d".formatted(MemberRole.REPLICA.label(), index + 1)))
                .mapToObj(replicas::get)
                .findFirst();
    }

    private Stream<Watch> of(MemberRole role) {
        return watches.stream().filter(watch -> watch.member().role() == role);
    }

    private static Member alive(Member member) {
        if (!member.isAlive()) {
            throw new Refusal(member.name() + " is dead; ./souk fault heal " + member.name() + " starts it");
        }
        return member;
    }

    private String kill(Watch watch, Member member) {
        long pid = member.pid();
        if (promotes && member.role() == MemberRole.PRIMARY) {
            member.kill();
            return "%s (process %d) was killed; a replica takes its place, ./souk status shows which"
                    .formatted(member.name(), pid);
        }
        member.kill();
        String next = watch.restarts()
                ? "it is started again in " + watch.pause().toSeconds() + " s, at once by"
                : "it stays dead until";
        return "%s (process %d) was killed; %s ./souk fault heal %s".formatted(member.name(), pid, next, member.name());
    }

    private static String stop(Member member) {
        member.stop();
        return "%s (process %d) accepts connections and does not answer, until ./souk fault heal %s"
                .formatted(member.name(), member.pid(), member.name());
    }

    private static String slow(Member member, int millis) {
        within(millis, MOST_SLOW_MILLIS, "ms");
        member.slow(Duration.ofMillis(millis));
        return "%s answers %d ms later, until ./souk fault heal %s".formatted(member.name(), millis, member.name());
    }

    private static String lag(Member member, int seconds) {
        within(seconds, MOST_LAG_SECONDS, "s");
        member.lag(Duration.ofSeconds(seconds));
        return "%s is %d s behind the primary, until ./souk fault heal %s"
                .formatted(member.name(), seconds, member.name());
    }

    private static String heal(Watch watch, Member member) {
        member.heal();
        watch.begin();
        return "%s (process %d) is well".formatted(member.name(), member.pid());
    }

    private static void within(int amount, int most, String unit) {
        if (amount < 0 || amount > most) {
            throw new Refusal("%d %s is too much; at most %d %s".formatted(amount, unit, most, unit));
        }
    }
}
