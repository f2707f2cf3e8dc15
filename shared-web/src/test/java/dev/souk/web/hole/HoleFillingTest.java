package dev.souk.web.hole;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.All;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What a page shows when a hole cannot be filled. */
@QuarkusTest
class HoleFillingTest {

    @Inject
    @All
    List<HoleFilling> fillings;

    @Test
    void aGreetingThatCannotBeHadIsThatOfAGuest() {
        assertThat(fallback(Hole.GREETING, Locale.ENGLISH))
                .contains("href=\"/account/sign-in\"", "Sign in")
                .doesNotContain("Hello");
    }

    @Test
    void aBadgeThatCannotBeHadSaysNothing() {
        assertThat(fallback(Hole.CART_BADGE, Locale.ENGLISH)).isEmpty();
    }

    /** It says so before somebody types into it for nothing. */
    @Test
    void aFormWithoutATokenSaysThatItCannotBeSent() {
        assertThat(fallback(Hole.FORM_TOKEN, Locale.ENGLISH))
                .contains("This form cannot be sent just now.", "role=\"alert\"")
                .doesNotContain("<input");
        assertThat(fallback(Hole.FORM_TOKEN, Locale.GERMAN)).contains("nicht absenden");
    }

    private String fallback(Hole hole, Locale language) {
        return fillings.stream()
                .filter(filling -> filling.hole() == hole)
                .findFirst()
                .flatMap(HoleFilling::fallback)
                .map(template -> template.setLocale(language))
                .map(TemplateInstance::render)
                .orElse("");
    }
}
