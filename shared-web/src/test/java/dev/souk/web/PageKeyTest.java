package dev.souk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Names of kept pages. */
class PageKeyTest {

    @Test
    void whatIsWrittenIntoAPathIsNoChoice() {
        assertThat(PageKey.of("/p/blue-teapot\nPOT-S-L")).isNotEqualTo(PageKey.of("/p/blue-teapot", "POT-S-L"));
        assertThat(PageKey.of("/p/blue-teapot\\nPOT-S-L")).isNotEqualTo(PageKey.of("/p/blue-teapot\nPOT-S-L"));
        assertThat(PageKey.of("/search", "a\nPRICE\n2", "RELEVANCE", 1))
                .isNotEqualTo(PageKey.of("/search", "a", "PRICE", "2\nRELEVANCE\n1"));
    }

    @Property(tries = 2000)
    void twoPagesNeverHaveTheSameOne(@ForAll("parts") List<String> one, @ForAll("parts") List<String> other) {
        assertThat(key(one).equals(key(other))).isEqualTo(one.equals(other));
    }

    private static PageKey key(List<String> parts) {
        return PageKey.of(parts.getFirst(), parts.subList(1, parts.size()).toArray());
    }

    /** Few letters, or two of them would hardly ever collide. */
    @Provide
    Arbitrary<List<String>> parts() {
        return Arbitraries.strings()
                .withChars('a', 'n', '\\', '\n')
                .ofMaxLength(3)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }
}
