package dev.souk.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShopPagesTest {

    @Test
    void readsPathsOutOfASitemapWhateverItsOrigin() {
        String sitemap = """
                <urlset><url><loc>https://souk.example/p/blue-teapot</loc></url>
                <url><loc> http://localhost:8080/c/caf%C3%A9 </loc></url></urlset>
                """;

        assertThat(ShopPages.locations(sitemap)).containsExactly("/p/blue-teapot", "/c/caf%C3%A9");
    }

    @Test
    void choosesPagesOfEveryKindAndTheSameForTheSameSeed() {
        ShopPages pages = ShopPages.of(List.of("/", "/c/kitchen", "/p/blue-teapot", "/p/red-cup"));

        assertThat(pages.count()).isEqualTo(4);
        assertThat(choices(pages, 1))
                .contains("/", "/c/kitchen", "/p/blue-teapot", "/p/red-cup", "/search?q=teapot")
                .isEqualTo(choices(pages, 1))
                .isNotEqualTo(choices(pages, 2));
    }

    @Test
    void anEmptyShopStillHasAFrontPage() {
        assertThat(ShopPages.of(List.of()).next(new Random(1))).isEqualTo("/");
    }

    private static List<String> choices(ShopPages pages, long seed) {
        Random random = new Random(seed);
        return Stream.generate(() -> pages.next(random)).limit(200).toList();
    }
}
