package dev.souk.web.visitor;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.http.Cookies;
import io.restassured.path.xml.XmlPath;
import io.restassured.path.xml.XmlPath.CompatibilityMode;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.TreeMap;

/** Keeps cookies, as a browser does. */
public final class TestingBrowser {

    private final Map<String, String> cookies = new TreeMap<>();

    public Response get(String path) {
        return keep(request().get(path));
    }

    public Response post(String path, Map<String, ?> form) {
        return keep(request().contentType(ContentType.URLENC).formParams(form).post(path));
    }

    /** The token of the forms that this visitor is shown. */
    public String token() {
        return new XmlPath(CompatibilityMode.HTML, get("/form").asString())
                .getString("html.body.'**'.find { it.@name == '_token' }.@value");
    }

    public RequestSpecification request() {
        return given().redirects().follow(false).cookies(cookies);
    }

    public String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    public void setCookie(String name, String value) {
        cookies.put(name, value);
    }

    private Response keep(Response response) {
        Cookies sent = response.detailedCookies();
        sent.forEach(cookie -> {
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        });
        return response;
    }
}
