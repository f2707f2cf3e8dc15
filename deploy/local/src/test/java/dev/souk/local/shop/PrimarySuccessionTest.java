package dev.souk.local.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.souk.embedded.EmbeddedServerException;
import dev.souk.local.Progress;
import dev.souk.local.Refusal;
import dev.souk.local.state.ShopPasswords;
import dev.souk.local.state.StateFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a primary that dies, with real servers and without a shop around them. */
class PrimarySuccessionTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private Path folder = Path.of("");

    private final List<Watch> watches = new ArrayList<>();
    private final AtomicInteger settingsWritten = new AtomicInteger();

    @SuppressWarnings("NullAway.Init") // each test opens its own
    private DataServers servers;

    @SuppressWarnings("NullAway.Init")
    private PrimarySuccession succession;

    @AfterEach
    void close() {
        watches.forEach(Watch::end);
        servers.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aReplicaTakesThePlaceOfADeadPrimary(int replicas) {
        open(replicas, true, true);
        Member primary = member("db-1");
        primary.kill();

        await().atMost(SOON).until(() -> primary.role() == MemberRole.REPLICA && primary.isAlive());
        assertThat(new Faults(watches, true).cause("slow", "primary", OptionalInt.of(0)))
                .startsWith("db-2 answers");
        assertThat(new Faults(watches, true).cause("slow", "replica-1", OptionalInt.of(0)))
                .startsWith("db-1 answers");
        assertThat(settingsWritten).hasValue(1);
    }

    @Test
    void theCopyOfTheOldPrimaryIsWatchedAsWell() {
        open(1, true, true);
        assertThat(succession.promote(Optional.empty(), false))
                .contains("db-2 is the primary now, in place of db-1", "db-1 follows it, made anew as a copy");
        Member copy = member("db-1");
        await().atMost(SOON).until(copy::isAlive);
        long killed = copy.pid();
        copy.kill();
        await().atMost(SOON).until(() -> copy.isAlive() && copy.pid() != killed);
        assertThat(copy.role()).isEqualTo(MemberRole.REPLICA);
    }

    @Test
    void aDeadPrimaryIsStartedAgainWhenNobodyIsToBePromoted() {
        open(1, true, false);
        assertStartedAgainAsPrimary();
    }

    @Test
    void aDeadPrimaryIsStartedAgainWhenNobodyCanBePromoted() {
        open(1, true, true);
        watches.forEach(Watch::end);
        watches.clear();
        member("db-2").kill();
        watch("db-1", true);
        assertStartedAgainAsPrimary();
    }

    private void assertStartedAgainAsPrimary() {
        Member primary = member("db-1");
        long killed = primary.pid();
        primary.kill();
        await().atMost(SOON).until(() -> primary.isAlive() && primary.pid() != killed);
        assertThat(primary.role()).isEqualTo(MemberRole.PRIMARY);
        assertThat(settingsWritten).hasValue(0);
    }

    @Test
    void aDeadPrimaryStaysDeadWhenNothingIsToBeDone() {
        open(1, false, false);
        Member primary = member("db-1");
        primary.kill();
        await().during(Duration.ofSeconds(1)).atMost(SOON).until(() -> !primary.isAlive());
        assertThat(primary.role()).isEqualTo(MemberRole.PRIMARY);
    }

    @Test
    void aPausedPrimaryIsNotDeadButAPersonMayReplaceIt() {
        open(1, true, true);
        Member primary = member("db-1");
        primary.stop();
        await().during(Duration.ofSeconds(1)).atMost(SOON).until(() -> primary.role() == MemberRole.PRIMARY);
        assertThat(succession.promote(Optional.of("replica-1"), false)).contains("db-2 is the primary now");
        assertThat(settingsWritten).hasValue(1);
    }

    @Test
    void whoCannotBePromotedIsSaid() {
        open(1, true, true);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> succession.promote(Optional.of("db-7"), false))
                .withMessage("no node is called db-7; there are [db-1, db-2]");
        assertThatExceptionOfType(EmbeddedServerException.class)
                .isThrownBy(() -> succession.promote(Optional.of("primary"), false))
                .withMessage("db-1 is the primary already");
    }

    private void open(int replicas, boolean restarts, boolean promotes) {
        StateFolder state = new StateFolder(folder, folder.resolve("state"));
        state.create();
        Progress progress = Progress.onStandardError();
        servers = DataServers.start(state, ShopPasswords.readOrMake(state.passwords()), replicas, progress::passing);
        ShopPlan plan = new ShopPlan(8080, replicas, restarts, Duration.ZERO, promotes, Optional.empty());
        succession = new PrimarySuccession(servers, plan, watches, progress, settingsWritten::incrementAndGet);
        servers.members().forEach(member -> watch(member.name(), restarts));
    }

    private void watch(String name, boolean restarts) {
        Watch watch = new Watch(member(name), restarts, Duration.ZERO, Progress.onStandardError(), succession);
        watches.add(watch);
        watch.begin();
    }

    private Member member(String name) {
        return servers.members().stream()
                .filter(member -> member.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
