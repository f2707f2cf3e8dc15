package dev.souk.catalog.admin;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The browser of somebody who is signed in, which keeps cookies and sends forms as they stand on the page. */
final class TestingDesk {

    private static final Pattern FIELD = Pattern.compile(
            "<(?:input|textarea) [^>]*?name=\"([^\"]*)\"[^>]*?(?:value=\"([^\"]*)\"[^>]*>|>([^<]*)</textarea>)");

    private final Map<String, String> cookies = new TreeMap<>();

    /** @param accessToken null for a guest */
    TestingDesk(@Nullable String accessToken) {
        if (accessToken != null) {
            cookies.put("souk_session", accessToken);
        }
    }

    Response get(String path) {
        return keep(request().get(path));
    }

    String page(String path) {
        return get(path).then().statusCode(200).extract().asString();
    }

    /** The fields of the form that posts on this page, as they stand there. */
    static Map<String, List<String>> form(String page) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        Matcher field = FIELD.matcher(page.substring(page.indexOf("method=\"post\"")));
        while (field.find()) {
            fields.computeIfAbsent(field.group(1), name -> new ArrayList<>())
                    .add(plain(field.group(2) == null ? field.group(3) : field.group(2)));
        }
        return fields;
    }

    private static String plain(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    Response post(String path, Map<String, List<String>> form) {
        RequestSpecification request = request().contentType(ContentType.URLENC.withCharset(StandardCharsets.UTF_8));
        form.forEach(request::formParam);
        return keep(request.post(path));
    }

    private RequestSpecification request() {
        return given().redirects().follow(false).cookies(cookies);
    }

    private Response keep(Response response) {
        response.cookies().forEach(cookies::put);
        return response;
    }
}
