package dev.souk.local.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.souk.local.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenKeysTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final Duration ANNOUNCED = Duration.ofMinutes(10);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theFirstKeySignsAtOnceAndIsMadeOnce() throws Exception {
        keys().makeFirst(NOON);
        String made = Files.readString(file());
        keys().makeFirst(NOON.plusSeconds(1));

        assertThat(Files.readString(file())).isEqualTo(made).contains("\"d\":");
        assertThat(ids()).hasSize(1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void theNextKeyIsAnnouncedBeforeItSigns() throws Exception {
        keys().makeFirst(NOON);
        String first = ids().getFirst();
        List<TokenKeys.Key> after = keys().rotate(NOON.plus(Duration.ofDays(1)), ANNOUNCED);

        assertThat(after).hasSize(2);
        assertThat(after.getFirst().signsFrom())
                .isEqualTo(NOON.plus(Duration.ofDays(1)).plus(ANNOUNCED));
        assertThat(after.getLast().id()).isEqualTo(first);
        assertThat(ids()).containsExactly(after.getFirst().id(), first);
    }

    @Test
    void aKeyIsDroppedOnceNothingSignedByItLives() throws Exception {
        keys().makeFirst(NOON);
        String first = ids().getFirst();
        keys().rotate(NOON, ANNOUNCED);
        String second = ids().getFirst();
        keys().rotate(NOON.plus(Duration.ofHours(1)), ANNOUNCED);
        assertThat(ids()).hasSize(3).contains(first, second);
        keys().rotate(NOON.plus(Duration.ofHours(3)), ANNOUNCED);
        assertThat(ids()).hasSize(3).doesNotContain(first).contains(second);
    }

    @Test
    void aKeyThatLeakedIsGoneAtOnce() throws Exception {
        keys().makeFirst(NOON);
        TokenKeys.Key only = keys().replace(NOON.plusSeconds(5));

        assertThat(ids()).containsExactly(only.id());
        assertThat(only.signsFrom()).isEqualTo(NOON.plusSeconds(5));
    }

    @Test
    void aDamagedFileIsSaidToBeOneAndIsKept() throws Exception {
        Files.writeString(file(), "nonsense");

        assertThatThrownBy(() -> keys().rotate(NOON, ANNOUNCED))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("is not a set of keys");
        assertThat(Files.readString(file())).isEqualTo("nonsense");
    }

    private TokenKeys keys() {
        return new TokenKeys(file());
    }

    private List<String> ids() throws IOException, JoseException {
        return new JsonWebKeySet(Files.readString(file()))
                .getJsonWebKeys().stream().map(JsonWebKey::getKeyId).toList();
    }

    private Path file() {
        return folder.resolve("token-keys.json");
    }
}
