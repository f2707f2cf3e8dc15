package dev.souk.web.visitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SigningKeysTest {

    private static final String OLD = "old-old-old-old-old-old-old-old-old";
    private static final String NEW = "new-new-new-new-new-new-new-new-new";

    @Test
    void stopsTheBootWithAHintWhenThereIsNone() {
        assertThatThrownBy(() -> new SigningKeys(Optional::empty, true))
                .hasMessageContaining("souk.web.keys is missing")
                .hasMessageContaining("openssl rand -hex 32");
        new SigningKeys(Optional::empty, false);
    }

    @Test
    void stopsTheBootWhenOneIsShort() {
        assertThatThrownBy(() -> TestingKeys.of(NEW, "short")).hasMessageContaining("at least 32 characters");
    }

    @Test
    void theFirstSignsAndAllVerify() {
        Signer before = TestingKeys.of(OLD).signer("cookie");
        Signer after = TestingKeys.of(NEW, OLD).signer("cookie");
        assertThat(after.verifies("text", before.sign("text"))).isTrue();
        assertThat(after.sign("text"))
                .isEqualTo(TestingKeys.of(NEW).signer("cookie").sign("text"));
        assertThat(TestingKeys.of(NEW).signer("cookie").verifies("text", before.sign("text")))
                .isFalse();
    }

    @Test
    void aSignatureIsGoodForItsTextAndItsPurposeOnly() {
        SigningKeys keys = TestingKeys.of(NEW);
        String signature = keys.signer("cookie").sign("text");
        assertThat(keys.signer("cookie").verifies("text", signature)).isTrue();
        assertThat(keys.signer("cookie").verifies("texts", signature)).isFalse();
        assertThat(keys.signer("form").verifies("text", signature)).isFalse();
        assertThat(keys.signer("cookie").verifies("text", signature + "x")).isFalse();
        assertThat(keys.signer("cookie").verifies("text", "")).isFalse();
    }
}
