package dev.souk.checkout.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.souk.checkout.Member;
import dev.souk.checkout.Neighbours;
import dev.souk.checkout.Shopper;
import dev.souk.embedded.junit.EmbeddedDatabase;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = EmbeddedDatabase.class,
        initArgs = {@ResourceArg(name = "schema", value = "checkout"), @ResourceArg(name = "replicas", value = "0")})
@WithTestResource(Neighbours.class)
class AdminCommandTest {

    private static final String PASSWORD = "a long way to the shop";

    @Inject
    AdminCommand admin;

    private final String email = UUID.randomUUID() + "@shop.example";
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);

    @BeforeEach
    void open() {
        Shopper.arrive();
    }

    @Test
    void appointsSomebodyNewAndDismissesThem() {
        assertThat(create(PASSWORD)).isZero();
        assertThat(said()).contains(email + " is one of the staff now.").doesNotContain(PASSWORD);
        String token =
                Member.signIn(email, PASSWORD).then().statusCode(200).extract().path("accessToken");
        assertThat(claims(token)).contains("\"staff\"", "\"name\":\"Ada\"");

        assertThat(create("is not asked for")).isZero();
        assertThat(said()).contains("has an account already, and is one of the staff now.");

        assertThat(admin.remove(new Command.RemoveAdmin(email.toUpperCase(Locale.ROOT)), out, out))
                .isZero();
        String later =
                Member.signIn(email, PASSWORD).then().statusCode(200).extract().path("accessToken");
        assertThat(claims(later)).doesNotContain("\"staff\"");
    }

    @Test
    void whoMadeAnAccountButNeverGotItsMailIsNotAppointed() {
        Member.signUp(email, PASSWORD, "Mallory").then().statusCode(201).body("email", containsString("@"));

        assertThat(create("whatever it may be")).isEqualTo(1);
        assertThat(said()).contains("never showed that mail reaches them");
        String token =
                Member.signIn(email, PASSWORD).then().statusCode(200).extract().path("accessToken");
        assertThat(claims(token)).doesNotContain("\"staff\"");
    }

    @Test
    void saysWhatIsWrongWithAPassword() {
        assertThat(create("short")).isEqualTo(2);
        assertThat(said()).contains("password: At least 8 characters.");
        assertThat(create("")).isEqualTo(2);
        Member.signIn(email, "short").then().statusCode(401);
    }

    private int create(String line) {
        byte[] typed = (line + System.lineSeparator()).getBytes(StandardCharsets.UTF_8);
        return admin.create(new Command.CreateAdmin(email, "Ada", true), new ByteArrayInputStream(typed), out, out);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private static String claims(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
    }
}
