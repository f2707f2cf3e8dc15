package dev.souk.cart;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.path.xml.XmlPath;
import io.restassured.path.xml.XmlPath.CompatibilityMode;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Keeps cookies and sends forms, as a browser without script does. */
public final class TestingBrowser {

    private static final String INPUTS = "html.body.main.'**'.findAll { it.name() == 'input' }";

    private final Map<String, String> cookies = new ConcurrentSkipListMap<>();
    private volatile String token = "";

    /** Somebody who has looked at a page with a form. */
    public static TestingBrowser open() {
        TestingBrowser browser = new TestingBrowser();
        browser.learnToken(browser.get("/cart?removed=ANY&quantity=1"));
        return browser;
    }

    /** The sign-in, as far as carts see it. */
    public void signIn(String customer) {
        cookies.put("souk_session", TestingIdentityProvider.token(customer));
    }

    /** The sign-out: the session goes, and the browser becomes somebody new. */
    public void signOut() {
        cookies.remove("souk_session");
        cookies.remove("souk_visitor");
    }

    /** The session ends by itself: the browser stays who it was. */
    public void endSession() {
        cookies.remove("souk_session");
    }

    /** What its forms carry. */
    public String token() {
        return token;
    }

    /** Looks at the cart, and at what its forms are signed with. */
    public Response look() {
        Response page = get("/cart");
        learnToken(get("/cart?removed=ANY&quantity=1"));
        return page;
    }

    public Response get(String path) {
        return keep(request().get(path));
    }

    public Response post(String path, Map<String, ?> form) {
        Map<String, Object> fields = new TreeMap<>(form);
        fields.putIfAbsent("_token", token);
        return keep(request().contentType(ContentType.URLENC).formParams(fields).post(path));
    }

    public Response add(String sku, int quantity) {
        return post("/cart/lines", Map.of("sku", sku, "quantity", quantity));
    }

    /** Sends a page's only form as it stands there. */
    public Response submit(String path, Response page) {
        XmlPath html = page(page);
        Map<String, String> fields = new TreeMap<>();
        List<String> names = html.getList(INPUTS + ".collect { it.@name.toString() }", String.class);
        List<String> values = html.getList(INPUTS + ".collect { it.@value.toString() }", String.class);
        for (int i = 0; i < names.size(); i++) {
            fields.put(names.get(i), values.get(i));
        }
        return post(path, fields);
    }

    /** Follows a 303, as every browser does. */
    public Response follow(Response answer) {
        String address = answer.then().statusCode(303).extract().header("Location");
        return get(address.substring(address.indexOf("/cart")));
    }

    public XmlPath cart() {
        return page(get("/cart"));
    }

    public static XmlPath page(Response answer) {
        return new XmlPath(CompatibilityMode.HTML, answer.asString());
    }

    public String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    private void learnToken(Response answer) {
        token = page(answer).getString("html.body.'**'.find { it.@name == '_token' }.@value");
    }

    private RequestSpecification request() {
        return given().redirects().follow(false).urlEncodingEnabled(false).cookies(cookies);
    }

    private Response keep(Response response) {
        response.detailedCookies().forEach(cookie -> {
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        });
        return response;
    }
}
