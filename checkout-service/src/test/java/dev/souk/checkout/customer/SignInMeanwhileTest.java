package dev.souk.checkout.customer;

import static dev.souk.checkout.Member.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;

import dev.souk.checkout.Member;
import dev.souk.checkout.Neighbours;
import dev.souk.checkout.Shopper;
import dev.souk.checkout.TestingTables;
import dev.souk.checkout.TestingTransaction;
import dev.souk.embedded.EmbeddedCluster;
import dev.souk.embedded.junit.EmbeddedDatabase;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What others do to an account after the password of a sign-in was compared, and before its session is written. The transaction of the
 * others is open when the sign-in begins: the account is read as it was before, and the session waits until it is committed.
 */
@QuarkusTest
@WithTestResource(
        value = EmbeddedDatabase.class,
        initArgs = {@ResourceArg(name = "schema", value = "checkout"), @ResourceArg(name = "replicas", value = "0")})
@WithTestResource(Neighbours.class)
class SignInMeanwhileTest {

    private static final String SESSIONS =
            "select count(*) from token_family f join customer c on c.id = f.customer_id where c.email = ?";

    @Inject
    StaffAccounts accounts;

    @SuppressWarnings("NullAway.Init") // the test resource sets it
    EmbeddedCluster cluster;

    @SuppressWarnings("NullAway.Init")
    private TestingTables tables;

    private final String email = UUID.randomUUID() + "@example.com";

    @BeforeEach
    void open() {
        Shopper.arrive();
        tables = new TestingTables(cluster);
    }

    @Test
    void thePasswordThatWasChangedIsWorthNothing() throws Exception {
        Member.signUp(email, PASSWORD, "Leyla").then().statusCode(201);

        Response answer = signInDuring("update customer set password_hash = 'another' where email = ?");

        answer.then().statusCode(401);
        assertThat(tables.one(SESSIONS, email)).isEqualTo("0");
    }

    @Test
    void anAccountThatWasDeletedHasNoSession() throws Exception {
        Member.signUp(email, PASSWORD, "Leyla").then().statusCode(201);

        signInDuring("delete from customer where email = ?").then().statusCode(401);
    }

    @Test
    void whoWasDismissedIsACustomerLikeOthers() throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> accounts.add(new NewCustomer(email, PASSWORD, "Ada")));

        Response answer = signInDuring("update customer set staff = false where email = ?");

        String token = answer.then().statusCode(200).extract().path("accessToken");
        assertThat(groups(token)).isEqualTo(new JsonArray().add("customer"));
        Member.bearer(token).get("/api/v1/admin/orders").then().statusCode(403).body("type", endsWith("/forbidden"));
    }

    private Response signInDuring(String change) throws Exception {
        try (ExecutorService elsewhere = Executors.newVirtualThreadPerTaskExecutor();
                TestingTransaction others = new TestingTransaction(cluster)) {
            others.change(change, email);
            Future<Response> signIn = elsewhere.submit(() -> Member.signIn(email, PASSWORD));
            others.awaitWaiting("password_hash");
            others.commit();
            return signIn.get();
        }
    }

    private static JsonArray groups(String token) {
        byte[] claims = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
        return new JsonObject(new String(claims, StandardCharsets.UTF_8)).getJsonArray("groups");
    }
}
