package dev.souk.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TimeSortedIdsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void sortByTheTimeTheyWereMade() {
        long[] ids = ids(NOON, 100_000);
        assertThat(ids).isSorted().doesNotHaveDuplicates();
        assertThat(ids(NOON.plusMillis(1), 1)[0]).isGreaterThan(ids[0]);
    }

    @Test
    void twoProcessesHardlyEverMeet() {
        assertThat(ids(NOON, 1)[0]).isNotEqualTo(ids(NOON, 1)[0]);
    }

    @Test
    void lastForACentury() {
        assertThat(ids(NOON.plus(Duration.ofDays(36_500)), 1)[0]).isGreaterThan(ids(NOON, 1)[0]);
    }

    private static long[] ids(Instant now, int count) {
        TimeSortedIds ids = new TimeSortedIds(Clock.fixed(now, ZoneOffset.UTC));
        return LongStream.generate(ids::next).limit(count).toArray();
    }
}
