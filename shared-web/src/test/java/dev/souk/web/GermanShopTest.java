package dev.souk.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(GermanShopTest.German.class)
class GermanShopTest {

    @Test
    void speaksTheLanguageOfTheShop() {
        given().get("/page")
                .then()
                .body("html.@lang", equalTo("de-DE"))
                .body(containsString("Wonach suchst du?"))
                .body("html.body.main.p.find { it.@id == 'price' }", equalTo("1.299,00\u00a0$"));
        given().get("/nothing").then().statusCode(404).body(containsString("Diese Seite haben wir nicht gefunden"));
    }

    /** This shop is behind TLS, others in these tests are on this machine. */
    @Test
    void whoHasBeenHereOverTlsComesBackOverNothingElse() {
        given().get("/page")
                .then()
                .header("Strict-Transport-Security", "max-age=31536000")
                .header("Set-Cookie", allOf(containsString("__Host-souk_visitor"), containsString("Secure")));
    }

    public static class German implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("souk.shop.language", "de-DE", "souk.shop.origin", "https://shop.example");
        }
    }
}
