package dev.souk.load.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody whose holes there is something to fill in: known by a cookie, with pieces in the cart and a position of their own. */
final class PageVisitor {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Pattern TOKEN = Pattern.compile("name=\"_token\" value=\"([^\"]+)\"");
    private static final Pattern SKU = Pattern.compile("name=\"sku\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final URI shop;

    PageVisitor(URI shop) {
        this.shop = shop;
    }

    /** Puts two pieces of what the page sells into the cart. */
    void buy(String path) throws InterruptedException {
        String html = read(path);
        String form = "_token=%s&sku=%s&quantity=2".formatted(inForm(TOKEN, html), inForm(SKU, html));
        HttpResponse<String> answer = send(HttpRequest.newBuilder(shop.resolve("/cart/lines"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
        if (answer.statusCode() != 303) {
            throw new IllegalStateException("nothing can be put into a cart: " + answer.statusCode());
        }
        read(path); // whoever was there after the form was sent
    }

    String read(String path) throws InterruptedException {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(shop.resolve(path)));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answers " + answer.statusCode());
        }
        return answer.body();
    }

    /** As a browser sends them. */
    String cookies() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws InterruptedException {
        try {
            return http.send(request.timeout(LIMIT).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("the shop does not answer: " + e, e);
        }
    }

    private static String inForm(Pattern field, String html) {
        Matcher found = field.matcher(html);
        if (!found.find()) {
            throw new IllegalStateException("the page sells nothing: it has no " + field);
        }
        return URLEncoder.encode(found.group(1), StandardCharsets.UTF_8);
    }
}
