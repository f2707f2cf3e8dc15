package dev.souk.local.endtoend;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.xml.XmlPath;
import io.restassured.path.xml.XmlPath.CompatibilityMode;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every id of the shop, tried by everybody whose it is not: a guest, another customer, and staff outside of their own pages
 * (insecure direct object references, CWE-639). Whoever adds an operation on an id says here whose it is.
 */
@TestInstance(Lifecycle.PER_CLASS)
class OwnershipIT {

    private static final String PASSWORD = "forty winks and a nap";

    private static final Map<String, Object> ADDRESS = Map.of(
            "name",
            "Ada",
            "line1",
            "1 Long Street",
            "city",
            "Springfield",
            "region",
            "CA",
            "postalCode",
            "94110",
            "country",
            "US");
    private static final Map<String, Object> DETAILS =
            Map.of("email", "ada@example.com", "shippingAddress", ADDRESS, "deliveryMethod", "standard");
    private static final Map<String, Object> PAYMENT =
            Map.of("payment", Map.of("provider", "sandbox", "card", "4242424242424242"));

    /** Anybody's who names it; a mailed link is its own proof. */
    private static final Set<String> EVERYBODYS = Set.of("getProduct", "resetPassword", "verifyEmail");

    /** A body that the owner might send; whoever is not must not learn so much as whether it is right. */
    private static final Map<String, Object> OWNERS = Map.ofEntries(
            Map.entry("getCart", ""),
            Map.entry("deleteCart", ""),
            Map.entry("addLines", Map.of("sku", "lamp", "quantity", 1)),
            Map.entry("changeLine", Map.of("quantity", 5)),
            Map.entry("removeLine", ""),
            Map.entry("mergeCart", ""),
            Map.entry("getCheckout", ""),
            Map.entry("changeCheckout", DETAILS),
            Map.entry("cancelCheckout", ""),
            Map.entry("completeCheckout", PAYMENT),
            Map.entry("getOrder", ""),
            Map.entry("cancelOrder", ""),
            Map.entry("changeAddress", ADDRESS),
            Map.entry("removeAddress", ""));

    private static final Map<String, Object> STAFFS = Map.of(
            "getAdminProduct", "",
            "changeProduct", Map.of("title", "Mine"),
            "getAdminOrder", "",
            "shipAdminOrder", "",
            "cancelAdminOrder", "",
            "refundAdminOrder", "");

    private Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private OpenShop shop;

    @SuppressWarnings("NullAway.Init")
    private DescribedApi guest;

    @RegisterExtension
    final LogsOnFailure logs = new LogsOnFailure(() -> folder);

    @BeforeAll
    void open(@TempDir Path own) throws IOException, InterruptedException {
        folder = own;
        shop = OpenShop.open(folder, "--replicas", "0");
        shop.sell("lamp,1000,12.50 USD");
        guest = DescribedApi.at(shop.address());
    }

    @AfterAll
    void close() throws IOException {
        shop.close();
    }

    @Test
    void everyOperationOnAnIdIsTried() {
        Set<String> known = new TreeSet<>(EVERYBODYS);
        known.addAll(OWNERS.keySet());
        known.addAll(STAFFS.keySet());
        assertThat(guest.operationsOnIds()).isEqualTo(known);
    }

    @Test
    void whatIsSomebodysIsNobodyElsesInJson() throws Exception {
        DescribedApi owner = guest.as(token(newCustomer("Ada")));
        Map<String, String> things = things(owner);
        List<String> before = look(owner, things);
        Map<String, DescribedApi> others = new LinkedHashMap<>();
        others.put("guest", guest);
        others.put("customer", guest.as(token(newCustomer("Eve"))));
        others.put("staff", guest.as(token(newStaff())));

        SoftAssertions all = new SoftAssertions();
        others.forEach((who, api) -> {
            OWNERS.forEach((operation, body) -> all.assertThat(
                            api.trespass(operation, named(guest, operation, things), body)
                                    .statusCode())
                    .as("%s by a %s", operation, who)
                    .isEqualTo(who.equals("guest") && guest.isForCustomers(operation) ? 401 : 404));
            if (!who.equals("staff")) {
                STAFFS.forEach((operation, body) -> all.assertThat(
                                api.trespass(operation, named(guest, operation, things), body)
                                        .statusCode())
                        .as("%s by a %s", operation, who)
                        .isEqualTo(who.equals("guest") ? 401 : 403));
            }
        });
        all.assertAll();
        assertThat(look(owner, things)).isEqualTo(before);
    }

    /** The same on pages, with the cookies and the form's token of who tries. */
    @Test
    void whatIsSomebodysIsNobodyElsesOnPages() throws Exception {
        DescribedApi owner = guest.as(token(newCustomer("Ada")));
        Map<String, String> things = things(owner);
        List<String> before = look(owner, things);
        String email = newCustomer("Eve");
        String staff = newStaff();

        SoftAssertions all = new SoftAssertions();
        for (Visit visit : List.of(
                Visit.guest(shop.address()), Visit.of(shop.address(), email), Visit.of(shop.address(), staff))) {
            for (String page : List.of(
                    "/checkout/{session}/address",
                    "/checkout/{session}/delivery",
                    "/checkout/{session}/payment",
                    "/orders/{number}")) {
                all.assertThat(visit.get(named(page, things)))
                        .as("GET %s by %s", page, visit)
                        .isEqualTo(404);
            }
            for (String form : List.of(
                    "/checkout/{session}/address",
                    "/checkout/{session}/delivery",
                    "/checkout/{session}/payment",
                    "/cart/lines/{line}")) {
                all.assertThat(visit.post(named(form, things)))
                        .as("POST %s by %s", form, visit)
                        .isIn(303, 404);
            }
            boolean known = !visit.isGuest();
            all.assertThat(visit.get(named("/account/addresses/{address}", things)))
                    .as("an address by %s", visit)
                    .isEqualTo(known ? 404 : 303);
            for (String form : List.of("/account/addresses/{address}", "/account/addresses/{address}/remove")) {
                all.assertThat(visit.post(named(form, things)))
                        .as("POST %s by %s", form, visit)
                        .isIn(known ? List.of(404) : List.of(303));
            }
            if (!visit.isStaff()) {
                for (String page :
                        List.of("/admin/orders/{number}", "/admin/catalog/products/{product}", "/admin/mails")) {
                    all.assertThat(visit.get(named(page, things)))
                            .as("GET %s by %s", page, visit)
                            .isEqualTo(known ? 403 : 303);
                }
                for (String form : List.of(
                        "/admin/orders/{number}/ship",
                        "/admin/orders/{number}/cancel",
                        "/admin/orders/{number}/refund",
                        "/admin/catalog/products/{product}")) {
                    all.assertThat(visit.post(named(form, things)))
                            .as("POST %s by %s", form, visit)
                            .isEqualTo(known ? 403 : 303);
                }
            }
        }
        all.assertAll();
        assertThat(look(owner, things)).isEqualTo(before);
    }

    /** One of each: a cart with a line, a checkout that waits for payment, an order, an address; and a product. */
    private Map<String, String> things(DescribedApi owner) {
        Map<String, String> things = new HashMap<>();
        String cart = owner.call("getCurrentCart", Map.of()).path("id");
        things.put("cart", cart);
        things.put("address", owner.call("addAddress", Map.of(), ADDRESS).path("id"));
        fill(owner, cart);
        String bought = checkOut(owner, cart);
        things.put(
                "number",
                owner.call(
                                "completeCheckout",
                                Map.of("id", bought),
                                UUID.randomUUID().toString(),
                                PAYMENT)
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("order.number"));
        things.put("line", fill(owner, cart));
        things.put("session", checkOut(owner, cart));
        things.put(
                "product",
                guest.call("getProduct", Map.of("slug", "piece-lamp")).path("id"));
        return things;
    }

    private static String fill(DescribedApi owner, String cart) {
        return owner.call("addLines", Map.of("id", cart), Map.of("sku", "lamp", "quantity", 1))
                .then()
                .extract()
                .path("lines[0].id");
    }

    private static String checkOut(DescribedApi owner, String cart) {
        String session = owner.call("startCheckout", Map.of(), Map.of("cartId", cart))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        owner.call("changeCheckout", Map.of("id", session), DETAILS).then().statusCode(200);
        return session;
    }

    /** All of it as its owner sees it. */
    private static List<String> look(DescribedApi owner, Map<String, String> things) {
        return List.of(
                seen(owner.call("getCart", Map.of("id", things.getOrDefault("cart", "")))),
                seen(owner.call("getCheckout", Map.of("id", things.getOrDefault("session", "")))),
                seen(owner.call("getOrder", Map.of("number", things.getOrDefault("number", "")))),
                seen(owner.call("listAddresses", Map.of())));
    }

    private static String seen(Response response) {
        return response.then().statusCode(200).extract().asString();
    }

    private static Map<String, String> named(DescribedApi api, String operation, Map<String, String> things) {
        Map<String, String> values = new HashMap<>();
        String path = api.path(operation, Map.of());
        if (path.contains("{number}")) {
            values.put("number", things.getOrDefault("number", ""));
        }
        if (path.contains("{line}")) {
            values.put("line", things.getOrDefault("line", ""));
        }
        if (path.contains("{id}")) {
            values.put("id", things.getOrDefault(kind(path), ""));
        }
        return values;
    }

    private static String kind(String path) {
        if (path.contains("/carts/")) {
            return "cart";
        }
        if (path.contains("/checkout-sessions/")) {
            return "session";
        }
        return path.contains("/addresses/") ? "address" : "product";
    }

    private static String named(String path, Map<String, String> things) {
        String named = path;
        for (Map.Entry<String, String> thing : things.entrySet()) {
            named = named.replace("{" + thing.getKey() + "}", thing.getValue());
        }
        return named;
    }

    /** Gives the e-mail address. */
    private String newCustomer(String name) {
        String email = UUID.randomUUID() + "@example.com";
        guest.call("signUp", Map.of(), Map.of("email", email, "password", PASSWORD, "name", name))
                .then()
                .statusCode(201);
        return email;
    }

    private String newStaff() throws IOException, InterruptedException {
        String email = "staff-" + UUID.randomUUID() + "@example.com";
        shop.appoint(email, PASSWORD);
        return email;
    }

    private String token(String email) {
        return guest.call("signIn", Map.of(), Map.of("email", email, "password", PASSWORD))
                .then()
                .statusCode(200)
                .extract()
                .path("accessToken");
    }

    /** A browser that follows nothing. */
    private static final class Visit {

        private final URI shop;
        private final String who;
        private final Map<String, String> cookies = new HashMap<>();
        private String token = "";

        private Visit(URI shop, String who) {
            this.shop = shop;
            this.who = who;
        }

        static Visit guest(URI shop) {
            Visit visit = new Visit(shop, "a guest");
            visit.token = visit.formToken("/account/sign-in");
            return visit;
        }

        static Visit of(URI shop, String email) {
            Visit visit = new Visit(shop, email);
            String token = visit.formToken("/account/sign-in");
            Response in = given().redirects()
                    .follow(false)
                    .cookies(visit.cookies)
                    .formParam("_token", token)
                    .formParam("email", email)
                    .formParam("password", PASSWORD)
                    .post(shop.resolve("/account/sign-in"));
            assertThat(in.statusCode()).isEqualTo(303);
            visit.cookies.putAll(in.cookies());
            visit.token = visit.formToken("/account");
            return visit;
        }

        boolean isGuest() {
            return who.equals("a guest");
        }

        boolean isStaff() {
            return who.startsWith("staff-");
        }

        int get(String path) {
            return given().redirects()
                    .follow(false)
                    .cookies(cookies)
                    .get(shop.resolve(path))
                    .statusCode();
        }

        int post(String path) {
            return given().redirects()
                    .follow(false)
                    .cookies(cookies)
                    .formParam("_token", token)
                    .formParam("quantity", "7")
                    .formParam("name", "Eve")
                    .formParam("email", "eve@example.com")
                    .formParam("line1", "1 Evil Lane")
                    .formParam("city", "Springfield")
                    .formParam("region", "CA")
                    .formParam("postalCode", "94110")
                    .formParam("country", "US")
                    .formParam("deliveryMethod", "express")
                    .formParam("card", "4242424242424242")
                    .post(shop.resolve(path))
                    .statusCode();
        }

        private String formToken(String path) {
            Response page = given().cookies(cookies).get(shop.resolve(path));
            cookies.putAll(page.cookies());
            return new XmlPath(CompatibilityMode.HTML, page.asString())
                    .getString("html.body.'**'.find { it.@name == '_token' }.@value");
        }

        @Override
        public String toString() {
            return who;
        }
    }
}
