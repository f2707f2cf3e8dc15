package dev.souk.cart.cart;

import static dev.souk.cart.TestingCart.as;
import static dev.souk.cart.TestingCart.json;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.souk.cart.Crowd;
import dev.souk.cart.Surroundings;
import dev.souk.cart.TestingCart;
import dev.souk.cart.TestingCatalogue;
import dev.souk.cart.TestingIdentityProvider;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A customer's cart as JSON: there is one, and it is theirs alone. */
@QuarkusTest
@WithTestResource(Surroundings.class)
class CustomersCartTest {

    private static final String ONE_POT = "{\"sku\": \"POT\", \"quantity\": 1}";
    private static final String CARTS = "/api/v1/carts";

    private final String ada = TestingIdentityProvider.newCustomer();
    private final String eve = TestingIdentityProvider.newCustomer();

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    TestingCatalogue catalogue;

    @BeforeEach
    void stock() {
        catalogue.offer("POT", "Blue teapot", 1299, 50);
        catalogue.offer("CUP", "Cup", 450, 50);
    }

    @Test
    void thereAlwaysIsOneAndOnlyOne() {
        TestingCart cart = TestingCart.current(ada);
        cart.get().statusCode(200).body("lines", empty()).body("version", equalTo(1));
        cart.add("POT", 2).statusCode(201);
        assertThat(TestingCart.current(ada).id()).isEqualTo(cart.id());
        assertThat(TestingCart.current(ada).quantityOf("POT")).isEqualTo(2);
        assertThat(TestingCart.current(eve).id()).isNotEqualTo(cart.id());
    }

    @Test
    void twoDevicesThatAskAtOnceAreGivenTheSame() throws Exception {
        List<String> ids = Crowd.atOnce(12, i -> TestingCart.current(ada).id());
        assertThat(ids.stream().distinct()).hasSize(1);
    }

    @Test
    void makingOneTwicePutsMoreIntoTheFirst() {
        String id = as(ada).body("{\"lines\": [" + ONE_POT + "]}")
                .post(CARTS)
                .then()
                .statusCode(201)
                .header("Location", endsWith(TestingCart.current(ada).id()))
                .body("lines[0].quantity", equalTo(1))
                .extract()
                .path("id");
        as(ada).body("{\"lines\": [" + ONE_POT + ", {\"sku\": \"CUP\", \"quantity\": 3}]}")
                .post(CARTS)
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("lines.quantity", equalTo(List.of(2, 3)));
        as(ada).body("{\"lines\": [" + ONE_POT + ", {\"sku\": \"NONE\", \"quantity\": 1}]}")
                .post(CARTS)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/lines/1/sku"));
        as(ada).body("{}").post(CARTS).then().statusCode(200).body("lines.quantity", equalTo(List.of(2, 3)));
    }

    @Test
    void aKeyIsTheCustomers() {
        String body = "{\"lines\": [" + ONE_POT + "]}";
        Response first = as(ada).header("Idempotency-Key", "key").body(body).post(CARTS);
        assertThat(first.statusCode()).isEqualTo(201);
        as(ada).header("Idempotency-Key", "key")
                .body(body)
                .post(CARTS)
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .body(equalTo(first.asString()));
        as(eve).header("Idempotency-Key", "key")
                .body(body)
                .post(CARTS)
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", nullValue())
                .body("id", not(equalTo(first.path("id"))));
        TestingCart cart = TestingCart.current(ada);
        assertThat(cart.quantityOf("POT")).isEqualTo(1);
        cart.post(ONE_POT, "more").statusCode(200);
        cart.post(ONE_POT, "more").statusCode(200).header("Idempotent-Replayed", "true");
        cart.usedBy(eve).post(ONE_POT, "more").statusCode(404);
        TestingCart.of(cart.id()).post(ONE_POT, "more").statusCode(404);
        assertThat(cart.quantityOf("POT")).isEqualTo(2);
    }

    @Test
    void forEverybodyElseThereIsNoSuchCart() {
        TestingCart cart = TestingCart.current(ada);
        cart.add("POT", 2).statusCode(201);
        String line = cart.lineOf("POT");
        for (TestingCart stranger : List.of(TestingCart.of(cart.id()), cart.usedBy(eve))) {
            for (ValidatableResponse answer : List.of(
                    stranger.get(),
                    stranger.add("CUP", 1),
                    stranger.post(ONE_POT, "key"),
                    stranger.change(line, "{\"quantity\": 9}"),
                    stranger.change(line, 9, "\"v77\""),
                    stranger.remove(line),
                    stranger.delete("\"v77\""),
                    stranger.delete("*"))) {
                answer.statusCode(404).body("type", endsWith("/not-found")).body("current", nullValue());
            }
        }
        cart.usedBy(eve).merge().statusCode(404);
        TestingCart.of(cart.id()).merge().statusCode(401);
        cart.change(line, 9, "\"v77\"").statusCode(412).body("current.version", equalTo(2));
        cart.get().body("version", equalTo(2)).body("lines.quantity", equalTo(List.of(2)));
    }

    @Test
    void aTokenThatIsWorthNothingIsSaidSo() {
        TestingCart guests = TestingCart.empty();
        given().header("Authorization", "Bearer nonsense")
                .get(guests.path())
                .then()
                .statusCode(401)
                .body("type", endsWith("/invalid-token"));
        guests.usedBy(ada).add("POT", 1).statusCode(201);
        guests.add("POT", 1).statusCode(200);
    }

    @Test
    void oneThatWasDeletedIsFollowedByAnother() {
        TestingCart cart = TestingCart.current(ada);
        cart.add("POT", 2).statusCode(201);
        cart.delete("*").statusCode(204);
        cart.get().statusCode(404);
        cart.add("POT", 1).statusCode(404);
        TestingCart next = TestingCart.current(ada);
        next.get().body("lines", empty());
        next.add("CUP", 1).statusCode(201).body("lines", hasSize(1));
    }

    @Test
    void aPageCookieIsNoBearer() {
        given().cookie("souk_session", TestingIdentityProvider.token(ada))
                .get(CARTS + "/current")
                .then()
                .statusCode(401)
                .body("type", endsWith("/unauthorized"));
        TestingCart cart = TestingCart.current(ada);
        json().cookie("souk_session", TestingIdentityProvider.token(ada))
                .body(ONE_POT)
                .post(cart.path() + "/lines")
                .then()
                .statusCode(404);
    }

    @Test
    void theDescriptionSaysWhatNeedsAToken() {
        given().get("/q/openapi?format=json")
                .then()
                .body("components.securitySchemes.bearer.scheme", equalTo("bearer"))
                .body("paths.'/api/v1/carts/current'.get.security[0].bearer", empty())
                .body("paths.'/api/v1/carts/{id}/merge'.post.security[0].bearer", empty())
                .body("paths.'/api/v1/carts/{id}'.get.security", nullValue());
    }
}
