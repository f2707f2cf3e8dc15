package dev.souk.local.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.HostAndPort;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One request's way to a service and back.
 *
 * <p>A GET or HEAD that found nobody, or whose connection broke before an answer began, is tried again until patience
 * ends, at the next service where several have the same bytes. Anything else is sent once: the gateway cannot know
 * whether a service that fell silent had already done the work.
 */
final class Passage {

    private static final String FEED = "/api/v1/admin/catalog/feed";

    private final Vertx vertx;
    private final HttpClient client;
    private final GatewayLimits limits;
    private final HttpServerRequest request;
    private final ProxyRequest onward;
    private final List<URI> backends;
    private final boolean repeatable;
    private final long giveUpAt;
    private @Nullable LimitedBody limitedBody;
    private int statusInstead;
    private int tries;

    Passage(Vertx vertx, HttpClient client, GatewayLimits limits, HttpServerRequest request, List<URI> backends) {
        this.vertx = vertx;
        this.client = client;
        this.limits = limits;
        this.request = request;
        this.backends = backends;
        this.onward = ProxyRequest.reverseProxy(request);
        this.repeatable = isRepeatable(request.method());
        this.giveUpAt = System.nanoTime() + limits.patience().toNanos();
    }

    static boolean isRepeatable(HttpMethod method) {
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    }

    /** Asks for another page than the visitor did, and gives it another status: the catalogue's 404 page. */
    Passage insteadOf(String uri, int status) {
        onward.setURI(uri);
        statusInstead = status;
        return this;
    }

    void begin() {
        request.pause();
        HopByHopHeaders.remove(onward.headers());
        ForwardedHeaders.replace(onward.headers(), request);
        HostAndPort authority = request.authority();
        if (authority != null) {
            onward.setAuthority(authority);
        }
        if (repeatable) {
            // A GET's body means nothing (RFC 9110, 9.3.1), and without one the request can be sent again.
            onward.setBody(null);
            request.resume();
        } else if (!request.headers().contains("Content-Length")) {
            limitedBody = new LimitedBody(request, limits.bodyBytes());
            onward.setBody(Body.body(limitedBody));
        }
        attempt();
    }

    private void attempt() {
        URI backend = backends.get(tries % backends.size());
        tries++;
        client.request(new RequestOptions()
                        .setMethod(request.method())
                        .setHost(backend.getHost())
                        .setPort(backend.getPort())
                        .setConnectTimeout(limits.connect().toMillis())
                        .setIdleTimeout(answerWithin().toMillis()))
                .compose(onward::send)
                .onSuccess(this::answer)
                .onFailure(this::failed);
    }

    private Duration answerWithin() {
        return FEED.equals(request.path()) ? limits.feed() : limits.answer();
    }

    private void answer(ProxyResponse response) {
        HopByHopHeaders.remove(response.headers());
        if (statusInstead != 0) {
            response.setStatusCode(statusInstead);
            response.setStatusMessage(null);
        }
        // A failure here means that the visitor left or the service died in mid-answer; the connection was reset.
        response.send().onFailure(cause -> request.connection().close());
    }

    private void failed(Throwable cause) {
        if (limitedBody != null && limitedBody.isTooLarge()) {
            OwnAnswer.TOO_LARGE.send(request);
        } else if (isTimeout(cause)) {
            OwnAnswer.TOO_SLOW.send(request);
        } else if (repeatable
                && System.nanoTime() < giveUpAt
                && !request.response().closed()) {
            pauseThen(this::attempt);
        } else {
            OwnAnswer.UNAVAILABLE.send(request);
        }
    }

    private void pauseThen(Runnable next) {
        boolean anotherToAsk = tries < backends.size();
        Duration pause = anotherToAsk ? Duration.ofMillis(1) : limits.pause();
        vertx.setTimer(pause.toMillis(), timer -> next.run());
    }

    private static boolean isTimeout(Throwable cause) {
        return cause instanceof TimeoutException;
    }
}
