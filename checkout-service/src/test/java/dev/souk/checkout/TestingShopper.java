package dev.souk.checkout;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.web.visitor.SigningKeys;
import io.restassured.path.xml.XmlPath;
import io.restassured.path.xml.XmlPath.CompatibilityMode;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Somebody with a browser that runs no script: it keeps cookies, follows redirects and sends forms as they stand on the page. */
public final class TestingShopper {

    private final String visitor = UUID.randomUUID().toString().replace("-", "");
    private final Map<String, String> cookies = new HashMap<>();
    private final String token;

    public TestingShopper(SigningKeys keys) {
        cookies.put("souk_visitor", visitor + "." + keys.signer("visitor").sign(visitor));
        token = keys.signer("form-token").sign(visitor);
    }

    /** What the cart service knows this browser by. */
    public String visitor() {
        return visitor;
    }

    public String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    public Shown get(String path) {
        return shown(
                path,
                given().redirects()
                        .follow(false)
                        .urlEncodingEnabled(false)
                        .cookies(cookies)
                        .get(path));
    }

    /** A form of another page: the button of the cart. */
    public Shown press(String path) {
        return post(path, Map.of("_token", token));
    }

    /** The same once somebody is signed in, when forms carry another token: that of this page's form. */
    public Shown press(Shown page, String path) {
        return post(path, Map.of("_token", page.field("_token")));
    }

    /** Signs somebody new up, and so in. */
    public Shown signUp(String email, String name) {
        Shown form = get("/account/sign-up");
        return submit(form, Map.of("email", email, "name", name, "password", Member.PASSWORD));
    }

    public Shown post(String path, Map<String, String> fields) {
        RequestSpecification request = given().redirects()
                .follow(false)
                .cookies(cookies)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(fields);
        return shown(path, request.post(path));
    }

    /** Sends the page's form with these fields typed over what stands in it. */
    public Shown submit(Shown page, Map<String, String> typed) {
        Map<String, String> fields = page.fields();
        fields.putAll(typed);
        return post(page.action(), fields);
    }

    /** Where it leads, until it leads no further. */
    public Shown follow(Shown answer) {
        Shown now = answer;
        for (int hops = 0; now.status() == 303 && hops < 5; hops++) {
            now = get(now.header("Location"));
        }
        return now;
    }

    private Shown shown(String path, Response response) {
        cookies.putAll(response.cookies());
        return new Shown(path, response);
    }

    /** One answer. */
    public static final class Shown {

        private static final String FORM = "html.body.'**'.find { it.name() == 'form' && it.@method == 'post' }";

        private final String path;
        private final Response response;
        private final XmlPath page;

        private Shown(String path, Response response) {
            this.path = path;
            this.response = response;
            this.page = new XmlPath(
                    CompatibilityMode.HTML, response.asString().isEmpty() ? "<p></p>" : response.asString());
        }

        /** Where it was found. */
        public String path() {
            return path;
        }

        public int status() {
            return response.statusCode();
        }

        public String header(String name) {
            String value = response.header(name);
            return value == null ? "" : value;
        }

        /** A page about something that was done too often says what the JSON says. */
        public void assertIsLimited(String limit) {
            assertThat(status()).isEqualTo(429);
            assertThat(header("Retry-After")).matches("[1-9]\\d*");
            assertThat(header("RateLimit-Policy")).startsWith("\"%s\";q=".formatted(limit));
            assertThat(header("RateLimit")).isEqualTo("\"%s\";r=0;t=%s".formatted(limit, header("Retry-After")));
        }

        public String html() {
            return response.asString();
        }

        public String heading() {
            return page.getString("html.body.'**'.find { it.name() == 'h1' }.text()")
                    .strip();
        }

        /** Texts of all elements with an attribute of that value. */
        public List<String> texts(String attribute, String value) {
            return page.getList(
                    "html.body.'**'.findAll { it.@'" + attribute + "' == '" + value
                            + "' }.collect { it.text().replaceAll('\\\\s+', ' ').trim() }",
                    String.class);
        }

        public List<String> values(String element, String attribute) {
            return page.getList(
                    "html.body.'**'.findAll { it.name() == '" + element + "' }.collect { it.@'" + attribute
                            + "'.toString() }",
                    String.class);
        }

        public String action() {
            return page.getString(FORM + ".@action");
        }

        public String field(String name) {
            return fields().getOrDefault(name, "");
        }

        /** What a browser would send if nothing were typed. */
        public Map<String, String> fields() {
            List<String> names = attributes("input", "name");
            List<String> types = attributes("input", "type");
            List<String> values = attributes("input", "value");
            List<String> checked = attributes("input", "checked");
            Map<String, String> fields = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                if (!types.get(i).equals("radio") || !checked.get(i).isEmpty()) {
                    fields.put(names.get(i), values.get(i));
                }
            }
            attributes("select", "name").forEach(name -> fields.put(name, selected()));
            return fields;
        }

        private String selected() {
            return String.join(
                    "",
                    page.getList(
                            FORM
                                    + ".'**'.findAll { it.name() == 'option' && it.@selected == 'selected' }.collect { it.@value.toString() }",
                            String.class));
        }

        private List<String> attributes(String element, String attribute) {
            return page.getList(
                    FORM + ".'**'.findAll { it.name() == '" + element + "' }.collect { it.@'" + attribute
                            + "'.toString() }",
                    String.class);
        }
    }
}
