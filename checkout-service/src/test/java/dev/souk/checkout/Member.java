package dev.souk.checkout;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** A customer with an app: signs up, and sends its token along. */
public final class Member {

    public static final String PASSWORD = "forty winks and a nap";

    private final String email;
    private final String accessToken;
    private final String refreshToken;

    private Member(String email, Response tokens) {
        this.email = email;
        this.accessToken = tokens.path("accessToken");
        this.refreshToken = tokens.path("refreshToken");
    }

    /** Somebody new who is signed in. */
    public static Member arrive() {
        String email = UUID.randomUUID() + "@example.com";
        signUp(email, PASSWORD, "Leyla").then().statusCode(201);
        return signedIn(email);
    }

    /** The same customer on another device. */
    public Member onAnotherDevice() {
        return signedIn(email);
    }

    public static Response signUp(String email, String password, String name) {
        return json(new JsonObject()
                        .put("email", email)
                        .put("password", password)
                        .put("name", name))
                .post("/api/v1/customers");
    }

    public static Response signIn(String email, String password) {
        return json(new JsonObject().put("email", email).put("password", password))
                .post("/api/v1/tokens");
    }

    public static Response refresh(String refreshToken) {
        return json(new JsonObject().put("refreshToken", refreshToken)).post("/api/v1/tokens/refresh");
    }

    /** A request with a body and from an address of its own, so that no limit counts it with others. */
    public static RequestSpecification json(JsonObject body) {
        return from(address()).contentType(ContentType.JSON).body(body.encode());
    }

    public static RequestSpecification from(String address) {
        return given().header("X-Forwarded-For", address);
    }

    public static String address() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return "10." + random.nextInt(256) + '.' + random.nextInt(256) + '.' + random.nextInt(256);
    }

    public static RequestSpecification bearer(String accessToken) {
        return given().header("Authorization", "Bearer " + accessToken);
    }

    public RequestSpecification asks() {
        return bearer(accessToken);
    }

    public RequestSpecification sends(JsonObject body) {
        return asks().contentType(ContentType.JSON).body(body.encode());
    }

    public String email() {
        return email;
    }

    public String accessToken() {
        return accessToken;
    }

    public String refreshToken() {
        return refreshToken;
    }

    /** The session, as its tokens say. */
    public String session() {
        return refreshToken.substring(0, refreshToken.indexOf('.'));
    }

    private static Member signedIn(String email) {
        return new Member(
                email, signIn(email, PASSWORD).then().statusCode(200).extract().response());
    }
}
