package dev.souk.web.hole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.qute.Engine;
import io.quarkus.qute.TemplateException;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With the engine of the application; the build parses every template with the same sections and fails as this does. */
@QuarkusTest
class HoleSectionTest {

    @Inject
    Engine engine;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            page          | {#hole form-tokn /}                               | There is no hole form-tokn
            page          | {#hole greeting}Hello{/hole}                      | The hole greeting has content
            page          | {#hole greeting}{#hole cart-badge /}{/hole}       | The hole greeting has content
            page          | {#hole greeting}{#if true}{/if}{/hole}            | The hole greeting has content
            hole/greeting | Hello, {#hole cart-badge /}                       | The hole cart-badge is within a hole
            hole/greeting | {#for i in 3}{#hole cart-badge /}{/for}           | The hole cart-badge is within a hole
            """)
    void whatIsNoHoleAndAHoleWithinAHoleFailTheBuild(String name, String template, String message) {
        assertThatThrownBy(() -> engine.parse(template, null, name))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining(message)
                .hasMessageContaining(name);
    }

    @Test
    void oneThatIsClosedIsAHoleHoweverItIsWritten() {
        assertThat(holesOf("{#hole greeting /}")).isEqualTo(holesOf("{#hole greeting}{/hole}"));
    }

    /** Such as a message, or what is rendered to be kept by Qute itself. */
    @Test
    void isNeverText() {
        assertThatThrownBy(() -> engine.parse("{#hole greeting /}").render()).hasMessageContaining("The hole greeting");
    }

    private Object holesOf(String template) {
        SegmentSink sink = new SegmentSink();
        engine.parse(template).instance().consume(sink).toCompletableFuture().join();
        return sink.page().holes();
    }
}
