package dev.souk.checkout.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.souk.checkout.TestingClock;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.PathConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenKeysTest {

    private final TestingClock clock = new TestingClock();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path file;

    private long writes;

    @BeforeEach
    void place() {
        file = folder.resolve("keys.json");
    }

    @Test
    void theLatestThatHasBegunSigns() throws IOException {
        Instant now = clock.instant();
        write(
                key("old", now.minusSeconds(9000)),
                key("present", now.minusSeconds(60)),
                key("next", now.plusSeconds(60)));
        TokenKeys keys = keys();

        assertThat(keys.signing().id()).isEqualTo("present");
        assertThat(keys.published()).extracting(key -> key.get("kid")).containsExactly("old", "present", "next");
        clock.advance(Duration.ofSeconds(61));
        assertThat(keys.signing().id()).isEqualTo("next");
    }

    @Test
    void showsNoPrivatePart() throws IOException {
        write(key("a", Instant.EPOCH));
        assertThat(keys().published().getFirst().keySet())
                .containsExactlyInAnyOrder("kty", "kid", "crv", "x", "y", "use", "alg");
        assertThat(keys().signing().toString()).isEqualTo("signing key a");
    }

    @Test
    void aNewFileIsTakenWithoutARestart() throws IOException {
        write(key("a", Instant.EPOCH));
        TokenKeys keys = keys();
        write(key("a", Instant.EPOCH), key("b", clock.instant().minusSeconds(1)));
        assertThat(keys.signing().id()).isEqualTo("a");
        keys.lookAgain();
        assertThat(keys.signing().id()).isEqualTo("b");
        assertThat(keys.published()).hasSize(2);
    }

    @Test
    void anUnreadableNewFileChangesNothing() throws IOException {
        write(key("a", Instant.EPOCH));
        TokenKeys keys = keys();

        write("half a fi");
        keys.lookAgain();
        assertThat(keys.signing().id()).isEqualTo("a");
        Files.delete(file);
        keys.lookAgain();
        keys.lookAgain();
        assertThat(keys.signing().id()).isEqualTo("a");

        write(key("b", Instant.EPOCH));
        keys.lookAgain();
        assertThat(keys.signing().id()).isEqualTo("b");
    }

    @Test
    void withoutAFileItServesNobody() {
        TokenConfig nothing = config(Map.of());
        assertThatThrownBy(() -> new TokenKeys(nothing, clock, true))
                .hasMessageContaining("souk.tokens.keys-file is missing")
                .hasMessageContaining("./souk keys rotate --file FILE");
        assertThat(new TokenKeys(nothing, clock, false).published()).isEmpty();
        assertThatThrownBy(this::keys).hasMessageContaining("it cannot be read. Make one with");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nonsense | it is no JWK Set",
                "[] | it is no JWK Set",
                "{} | it has no keys",
                "{'keys':7} | it is no JWK Set",
                "{'keys':[7]} | a key in it is no object",
                "{'keys':[{}]} | a key in it has no kid",
                "{'keys':[{'kid':'a'}]} | the key a has no nbf",
                "{'keys':[{'kid':'a','nbf':1}]} | the key a cannot be read",
                "{'keys':[{'kid':'a','nbf':1,'kty':'oct','k':'c2VjcmV0'}]} | the key a cannot be read",
                "{'keys':[{'kid':'a','nbf':1,'kty':'EC','crv':'P-256','x':'AA','y':'AA'}]} | the key a"
            })
    void whatCannotSignStopsTheStartWithASentence(String text, String reason) throws IOException {
        write(text.replace('\'', '"'));
        assertThatThrownBy(this::keys)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void publicKeysAndKeysToComeAndTwinsAreRefused() throws IOException {
        Map<String, Object> open = key("open", Instant.EPOCH);
        open.remove("d");
        write(open);
        assertThatThrownBy(this::keys).hasMessageContaining("the key open is no private EC key on the curve P-256");
        write(key("later", clock.instant().plusSeconds(60)));
        assertThatThrownBy(this::keys).hasMessageContaining("none of its keys has begun");
        write(key("twin", Instant.EPOCH), key("twin", Instant.EPOCH));
        assertThatThrownBy(this::keys).hasMessageContaining("two keys of the kid twin");
    }

    private TokenKeys keys() {
        return new TokenKeys(config(Map.of("souk.tokens.keys-file", file.toString())), clock, true);
    }

    private static TokenConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withConverter(Path.class, 200, new PathConverter())
                .withMapping(TokenConfig.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(TokenConfig.class);
    }

    private static Map<String, Object> key(String id, Instant notBefore) {
        return TestingKeys.make(id, notBefore);
    }

    private void write(Object... keys) throws IOException {
        write(new JsonObject().put("keys", new JsonArray(List.of(keys))).encode());
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text);
        writes++;
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH.plusSeconds(writes)));
    }
}
