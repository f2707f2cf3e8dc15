package dev.souk.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.souk.web.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    private static final Cursor CURSOR = new Cursor("ab12", 1, 2, "2026-03-01 12:00:00.123456", 1299, Long.MAX_VALUE);

    @Test
    void comesBackAsItWent() {
        assertThat(Cursor.parse(CURSOR.text(), "ab12")).isEqualTo(CURSOR);
    }

    @Test
    void belongsToItsListing() {
        assertThatThrownBy(() -> Cursor.parse(CURSOR.text(), "ab13")).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1 ab12",
                "2 ab12 1 2 2026-03-01T12:00:00.123456 1299 7",
                "1 ab12 2 2 2026-03-01T12:00:00.123456 1299 7",
                "1 ab12 1 2 2026-13-01T12:00:00.123456 1299 7",
                "1 ab12 1 2 2026-03-01T99:00:00 1299 7",
                "1 ab12 1 2 2026-03-01T12:00:00 1299 7 or 1=1",
                "1 ab12 1 2 2026-03-01T12:00:00 -1 7"
            })
    void isNotForged(String plain) {
        String text = Base64.getUrlEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> Cursor.parse(text, "ab12")).isInstanceOf(ProblemException.class);
    }
}
