package dev.souk.catalog.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeenTest {

    @Test
    void isWrittenAndReadAlike() {
        for (Seen seen : List.of(new Seen(7, List.of(12, 0, 100_000_000)), new Seen(0, List.of()))) {
            assertThat(Seen.parse(seen.text())).contains(seen);
        }
        assertThat(new Seen(7, List.of(12, 3)).text()).isEqualTo("v7-12.3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7-1",
                "v-1",
                "v7",
                "v7-1.",
                "v7-.1",
                "v7--1",
                "v7-1,2",
                "v9999999999999999999-1",
                "v7-9999999999"
            })
    void isNothingElse(String text) {
        assertThat(Seen.parse(text)).isEmpty();
    }

    @Test
    void isInTheTagThatComesBack() {
        Seen seen = new Seen(7, List.of(12, 3));
        for (String tag : List.of(
                "\"v7-12.3-Ab_-9\"", "W/\"v7-12.3-Ab_-9\"", "\"v7-12.3-Ab_-9-gzip\"", "\"other\", \"v7-12.3-x\"")) {
            assertThat(SeenTag.seen(tag)).as(tag).contains(seen);
        }
        for (String tag : List.of("*", "\"v7-12.3\"", "v7-12.3-x", "\"\"", "\"7-12.3-x\"")) {
            assertThat(SeenTag.seen(tag)).as(tag).isEqualTo(Optional.empty());
        }
    }
}
