package dev.souk.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.souk.web.hole.TwoPassPage;
import dev.souk.web.identity.Recognitions;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers a page that was answered before to a browser that was answered before, and JSON to any app. Nothing is decided here: the
 * first time an answer goes the long way, by the endpoint and all filters, which say what is kept under which key, which headers it
 * has, and what is the visitor's own. The next time it is put together from the kept page and what was in its holes, as long as
 *
 * <ul>
 *   <li>the page is here and fresh, and so would be found by the endpoint, too;
 *   <li>the path and all headers are the same that an endpoint of pages looks at: a page asked for without parameters has one key;
 *   <li>the cookies are the same to the letter, so that what was in the holes is, and whoever was signed in by them still is.
 * </ul>
 *
 * <p>Kept JSON has nothing in it that is anybody's own: apps that sign in by a header, or bring a position, go the long way.
 *
 * <p>An answer that told the browser anything beside the page, such as a new cookie or that it is old, is no precedent; a request that
 * asks for more, such as a newer page than it has, goes the long way.
 */
@Singleton
final class ShortWay {

    /** After what measures requests, before anything that reads them. */
    private static final int ORDER = -1000;

    /** Where Quarkus notes for metrics which endpoint a request came to: they are told of no single page. */
    private static final String TEMPLATE = "UrlPathTemplate";

    /** Pages times the browsers' headers; each takes 400 bytes. */
    private static final int MOST_PRECEDENTS = 20_000;

    /** Answers differ in few of the headers that they share. */
    private static final int MOST_HEADERS = 100;

    /** Bytes for those who came in the last minutes: each takes 2 KB, and more if it sends cookies of its own making. */
    private static final int MOST_OF_BROWSERS = 8 << 20;

    private static final String NO_COOKIES = "";

    /** Of cookies, in letters: ours are a fifth of it. */
    private static final int LONGEST_COOKIES = 4096;

    /** Of a path and of a header, in letters. */
    private static final int LONGEST = 256;

    /** Whoever sends one wants something else than the page as it is. */
    private static final List<String> BESIDE_THE_PAGE = List.of(
            "If-None-Match",
            "Authorization",
            "Souk-Position",
            "Origin",
            "Content-Length",
            "Transfer-Encoding",
            "Expect");

    /** Whoever gets one was told something. */
    private static final List<String> TOLD = List.of("Set-Cookie", "Souk-Stale", "Souk-Position", "Souk-Route");

    private final Pages pages;
    private final JsonAnswers answers;
    private final Recognitions recognitions;
    private final Cache<Question, Precedent> precedents = Caffeine.newBuilder()
            .maximumSize(MOST_PRECEDENTS)
            .executor(Runnable::run)
            .build();
    private final Cache<List<Precedent.Header>, List<Precedent.Header>> headers = Caffeine.newBuilder()
            .maximumSize(MOST_HEADERS)
            .executor(Runnable::run)
            .build();
    private final Cache<String, KnownBrowser> browsers = Caffeine.newBuilder()
            .maximumWeight(MOST_OF_BROWSERS)
            .<String, KnownBrowser>weigher((cookies, browser) -> cookies.length() + browser.weight())
            .executor(Runnable::run)
            .build();

    ShortWay(Pages pages, JsonAnswers answers, Recognitions recognitions) {
        this.pages = pages;
        this.answers = answers;
        this.recognitions = recognitions;
    }

    /**
     * What an endpoint of pages, or of kept JSON, looks at beside cookies.
     *
     * @param path as it was sent, without parameters
     */
    private record Question(
            String path, @Nullable String accept, @Nullable String acceptEncoding) {

        /** Null when it asks for something else than a page as it is. */
        static @Nullable Question of(HttpServerRequest request) {
            MultiMap headers = request.headers();
            for (String name : BESIDE_THE_PAGE) {
                if (headers.contains(name)) {
                    return null;
                }
            }
            if (isTwice(headers, HttpHeaders.ACCEPT) || isTwice(headers, HttpHeaders.ACCEPT_ENCODING)) {
                return null; // endpoints look at all lines
            }
            Question question = new Question(
                    request.uri(), headers.get(HttpHeaders.ACCEPT), headers.get(HttpHeaders.ACCEPT_ENCODING));
            return question.isUsual() ? question : null;
        }

        /** Apps send no cookies, and nothing in the answer is theirs alone. */
        boolean isOfAnApp() {
            return path.startsWith("/api/");
        }

        private static boolean isTwice(MultiMap headers, CharSequence name) {
            return headers.getAll(name).size() > 1;
        }

        private boolean isUsual() {
            return path.indexOf('?') < 0 && isShort(path) && isShort(accept) && isShort(acceptEncoding);
        }

        private static boolean isShort(@Nullable String text) {
            return text == null || text.length() <= LONGEST;
        }
    }

    void register(@Observes Router router) {
        router.get().order(ORDER).handler(this::answer);
    }

    private void answer(RoutingContext routing) {
        Question question = Question.of(routing.request());
        List<String> cookies = routing.request().headers().getAll(HttpHeaders.COOKIE);
        if (question != null && question.isOfAnApp() && cookies.isEmpty()) {
            answerApp(routing, question);
        } else if (question != null && !question.isOfAnApp() && areUsual(cookies)) {
            answerBrowser(routing, question, cookies.getFirst());
        } else {
            routing.next();
        }
    }

    private void answerBrowser(RoutingContext routing, Question question, String cookies) {
        Precedent precedent = precedents.getIfPresent(question);
        KnownBrowser browser = precedent == null ? null : browsers.getIfPresent(cookies);
        TwoPassPage page = precedent == null || browser == null ? null : pages.here(precedent.key());
        if (precedent == null
                || browser == null
                || page == null
                || !browser.fills(page)
                || !recognitions.holds(browser.recognition())) {
            goTheLongWay(routing, question, cookies);
        } else {
            send(precedent, new Page(page.filled(browser.fillings())).representation(), routing);
        }
    }

    private void answerApp(RoutingContext routing, Question question) {
        Precedent precedent = precedents.getIfPresent(question);
        Representation answer = precedent == null ? null : answers.here(precedent.key());
        if (precedent == null || answer == null) {
            goTheLongWay(routing, question, NO_COOKIES);
        } else {
            send(precedent, answer, routing);
        }
    }

    private static void send(Precedent precedent, Representation answer, RoutingContext routing) {
        Vertx.currentContext().putLocal(TEMPLATE, precedent.template());
        precedent.send(answer, routing.response());
    }

    private void goTheLongWay(RoutingContext routing, Question question, String cookies) {
        LongWay way = LongWay.begin();
        // Not when the headers end: cookies come after that.
        routing.addBodyEndHandler(sent -> way.kept().ifPresent(kept -> learn(kept, question, cookies, routing)));
        routing.next();
    }

    private void learn(LongWay.Kept kept, Question question, String cookies, RoutingContext routing) {
        MultiMap sent = routing.response().headers();
        if (routing.response().getStatusCode() != 200 || TOLD.stream().anyMatch(sent::contains)) {
            return;
        }
        Precedent precedent =
                Precedent.of(kept.key(), sent, Vertx.currentContext().getLocal(TEMPLATE));
        precedents.put(question, precedent.with(headers.get(precedent.headers(), same -> same)));
        if (kept instanceof LongWay.KeptPage page) {
            KnownBrowser known =
                    new KnownBrowser(page.recognition(), page.page().fillings());
            browsers.asMap().merge(cookies, known, KnownBrowser::and);
        }
    }

    /** Who has none, or another one than usual, is welcomed on the long way. */
    private static boolean areUsual(List<String> cookies) {
        return cookies.size() == 1 && cookies.getFirst().length() <= LONGEST_COOKIES;
    }
}
