package dev.souk.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource({
        "'Café-Crème, men''s', cafe creme mens",
        "'  ﬁne   ½ L ', fine 1 2 l",
        "Straße ŁÓDŹ Ærø, strasse lodz aero",
        "\"+(*@~<>, ''",
        "Чайник №5, чаиник no5"
    })
    void foldsToPlainWords(String text, String folded) {
        assertThat(Words.fold(text)).isEqualTo(folded);
    }

    @ParameterizedTest
    @CsvSource({
        "leather backpacks, +leather* +backpack*",
        "the leather backpack in xl, +leather* +backpack*",
        "dresses watches boxes berries glass bus this, +dress* +watch* +box* +berr* +glass* +bus*",
        "axes gas, +axe* +gas*",
        "leather leather LEATHER, +leather*",
        "xl c, ''"
    })
    void asksTheIndexForWhatItKnows(String text, String question) {
        assertThat(Words.of(text).againstIndex()).isEqualTo(question);
    }

    @Test
    void takesAFewWordsOnly() {
        assertThat(Words.of("a1 a2 a3 a4 a5 a6 a7 a8 a9 a10 a11 a12").typed()).hasSize(Words.MOST);
    }

    @Test
    void knowsWordsThatTellNothing() {
        assertThat(Words.areCommon("What is THE")).isTrue();
        assertThat(Words.areCommon("the lamp")).isFalse();
        assertThat(Words.areCommon("🦄")).isFalse();
    }
}
