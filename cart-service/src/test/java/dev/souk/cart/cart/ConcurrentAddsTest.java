package dev.souk.cart.cart;

import static dev.souk.cart.TestingCart.json;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.cart.Crowd;
import dev.souk.cart.Surroundings;
import dev.souk.cart.TestingCart;
import dev.souk.cart.TestingCatalogue;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many at once. */
@QuarkusTest
@WithTestResource(Surroundings.class)
class ConcurrentAddsTest {

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    TestingCatalogue catalogue;

    @BeforeEach
    void stock() {
        catalogue.offer("POT", "Blue teapot", 1299, 50);
        IntStream.range(0, 40).forEach(i -> catalogue.offer("S" + i, "Spoon " + i, 100, 50));
    }

    @Test
    void ninetyAddsAtOnceAreNinetyPieces() throws Exception {
        TestingCart cart = TestingCart.empty();
        List<Integer> statuses =
                Crowd.atOnce(90, i -> cart.add("POT", 1).extract().statusCode());

        assertThat(statuses).containsOnly(200, 201);
        assertThat(statuses.stream().filter(status -> status == 201)).hasSize(1);
        assertThat(cart.quantityOf("POT")).isEqualTo(90);
        assertThat(cart.shown().getList("lines")).hasSize(1);
        assertThat(cart.version()).isEqualTo(91);
    }

    @Test
    void theLimitIsExactHoweverManyCome() throws Exception {
        TestingCart cart = TestingCart.empty();
        cart.add("POT", 60).statusCode(201);
        List<Integer> statuses =
                Crowd.atOnce(60, i -> cart.add("POT", 1).extract().statusCode());

        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(39);
        assertThat(statuses.stream().filter(status -> status == 422)).hasSize(21);
        assertThat(cart.quantityOf("POT")).isEqualTo(99);
    }

    @Test
    void differentThingsAndOtherCartsDoNotGetInEachOthersWay() throws Exception {
        List<TestingCart> carts =
                IntStream.range(0, 4).mapToObj(i -> TestingCart.empty()).toList();
        List<Integer> statuses = Crowd.atOnce(
                160, i -> carts.get(i % 4).add("S" + i / 4, 1 + i % 4).extract().statusCode());

        assertThat(statuses).containsOnly(201);
        for (int i = 0; i < 4; i++) {
            assertThat(carts.get(i).shown().getList("lines.quantity"))
                    .hasSize(40)
                    .containsOnly(1 + i);
        }
    }

    @Test
    void ofManyChangesOfOneVersionOneWins() throws Exception {
        TestingCart cart = TestingCart.empty();
        String seen = cart.add("POT", 1).extract().header("ETag");
        String line = cart.lineOf("POT");
        List<Integer> statuses =
                Crowd.atOnce(20, i -> cart.change(line, 10 + i, seen).extract().statusCode());

        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(1);
        assertThat(statuses.stream().filter(status -> status == 412)).hasSize(19);
        assertThat(cart.version()).isEqualTo(3);
    }

    @Test
    void theSameKeySentManyTimesAddsOnce() throws Exception {
        TestingCart cart = TestingCart.empty();
        String body = "{\"sku\": \"POT\", \"quantity\": 1}";
        List<String> answers = Crowd.atOnce(
                12, i -> cart.post(body, "one").statusCode(201).extract().asString());

        assertThat(answers.stream().distinct()).hasSize(1);
        assertThat(cart.quantityOf("POT")).isEqualTo(1);
    }

    @Test
    void addsWithAndWithoutKeysAddUp() throws Exception {
        TestingCart cart = TestingCart.empty();
        String body = "{\"sku\": \"POT\", \"quantity\": 1}";
        List<Integer> statuses = Crowd.atOnce(
                40,
                i -> (i % 2 == 0 ? cart.add("POT", 1) : cart.post(body, "key " + i))
                        .extract()
                        .statusCode());

        assertThat(statuses).containsOnly(200, 201);
        assertThat(cart.quantityOf("POT")).isEqualTo(40);
    }

    @Test
    void aCrowdWithKeysAtOneCartLeavesConnectionsToOthers() throws Exception {
        TestingCart hot = TestingCart.empty();
        List<Integer> statuses = Crowd.atOnce(
                95,
                i -> (i % 19 == 0
                                ? TestingCart.empty().add("POT", 1)
                                : hot.post("{\"sku\": \"POT\", \"quantity\": 1}", "key " + i))
                        .extract()
                        .statusCode());

        assertThat(statuses).containsOnly(200, 201);
        assertThat(hot.quantityOf("POT")).isEqualTo(90);
    }

    @Test
    void whatOthersPutInMeanwhileIsNotCalledUnsold() throws Exception {
        TestingCart cart = TestingCart.empty();
        List<List<String>> notices = Crowd.atOnce(
                40,
                i -> cart.post("{\"sku\": \"S%d\", \"quantity\": 1}".formatted(i), "key " + i)
                        .extract()
                        .path("notices.type"));

        assertThat(notices).allSatisfy(types -> assertThat(types).doesNotContain("no-longer-available"));
    }

    @Test
    void aCartThatIsDeletedMeanwhileIsGoneForTheRest() throws Exception {
        TestingCart cart = TestingCart.empty();
        List<Integer> statuses = Crowd.atOnce(
                30,
                i -> i == 15
                        ? given().delete(cart.path()).statusCode()
                        : cart.add("POT", 1).extract().statusCode());

        assertThat(statuses).containsOnlyOnce(204);
        assertThat(statuses).isSubsetOf(200, 201, 204, 404);
        cart.get().statusCode(404);
    }

    @Test
    void theSameKeyMakesOneCart() throws Exception {
        String key = "create " + System.nanoTime();
        List<String> ids = Crowd.atOnce(
                8,
                i -> json().header("Idempotency-Key", key)
                        .body("{}")
                        .post("/api/v1/carts")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id"));
        assertThat(ids.stream().distinct()).hasSize(1);
    }
}
