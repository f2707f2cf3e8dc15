package dev.souk.local.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.souk.embedded.Passwords;
import dev.souk.local.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShopPasswordsTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void makesThemOnceAndFindsThemAgain() {
        ShopPasswords made = ShopPasswords.readOrMake(file());
        ShopPasswords found = ShopPasswords.readOrMake(file());

        assertThat(secrets(found)).isEqualTo(secrets(made)).doesNotHaveDuplicates();
        assertThat(found.ofDatabaseUsers().asMap())
                .isEqualTo(made.ofDatabaseUsers().asMap());
        assertThat(made.ofPages()).hasSizeGreaterThanOrEqualTo(32);
    }

    @Test
    void addsWhatAnEarlierVersionDidNotKnow() throws IOException {
        Map<String, String> earlier = new TreeMap<>(Passwords.random().asMap());
        earlier.put("redis", "as-it-was");
        OwnerOnly.write(file(), earlier);

        ShopPasswords passwords = ShopPasswords.readOrMake(file());

        assertThat(passwords.ofRedis()).isEqualTo("as-it-was");
        assertThat(OwnerOnly.read(file()))
                .containsAllEntriesOf(earlier)
                .containsKeys("web-keys", "service.cart", "payments");
        assertThat(secrets(ShopPasswords.readOrMake(file()))).isEqualTo(secrets(passwords));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void makesNoPasswordAnewThatTheDatabaseKnows() throws IOException {
        Map<String, String> damaged = new TreeMap<>(Passwords.random().asMap());
        damaged.remove("catalog_app");
        OwnerOnly.write(file(), damaged);

        assertThatThrownBy(() -> ShopPasswords.readOrMake(file()).ofDatabaseUsers())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("catalog_app");
    }

    private static List<String> secrets(ShopPasswords passwords) {
        return List.of(
                passwords.ofRedis(),
                passwords.ofPages(),
                passwords.ofPayments(),
                passwords.ofWebhooks(),
                passwords.ofService("catalog"),
                passwords.ofService("cart"),
                passwords.ofService("checkout"),
                passwords.ofService("operator"));
    }

    private Path file() {
        return folder.resolve("passwords.properties");
    }
}
