package dev.souk.catalog.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InitialTest {

    @ParameterizedTest
    @CsvSource({
        "Quince jam, Q",
        "éclair, É",
        "щука, Щ",
        "安全, 安",
        "  'apple', A",
        "7 days, 7",
        "ßa, ß",
        "𐐨bc, 𐐀",
        "مرحبا, م"
    })
    void showsTheFirstLetterInCapitals(String title, String letter) {
        Initial initial = Initial.of(title);

        assertThat(Character.toString(initial.letter())).isEqualTo(letter);
        assertThat(initial.svg()).contains(">" + letter + "</text>");
        assertThat(Initial.parse(initial.path())).contains(initial);
        assertThat(initial.path()).matches("/pictures/initial/[0-9a-f]+-[0-5]\\.svg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "***", "<&>", "😀"})
    void showsAStarWhereThereIsNoLetter(String title) {
        Initial initial = Initial.of(title);

        assertThat(initial.svg()).doesNotContain("<text");
        assertThat(Initial.parse(initial.path())).contains(initial);
    }

    @Test
    void keepsTheColoursOfATitle() {
        assertThat(Initial.of("Apple tart")).isEqualTo(Initial.of("Apple tart"));
        assertThat(Initial.of("Apple tart").svg()).hasSizeLessThan(3_500);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/pictures/initial/3c-1.svg",
                "/pictures/initial/26-1.svg",
                "/pictures/initial/61-1.svg",
                "/pictures/initial/041-1.svg",
                "/pictures/initial/41-6.svg",
                "/pictures/initial/41.svg",
                "/pictures/initial/d800-1.svg",
                "/pictures/initial/ffffff-1.svg",
                "/pictures/initial/110000-1.svg",
                "/pictures/initial/A-1.svg",
                "/pictures/initial/",
                "/pictures/teapot/saffron-stars-42.svg"
            })
    void refusesEveryOtherPath(String path) {
        assertThat(Initial.parse(path)).isEmpty();
    }
}
