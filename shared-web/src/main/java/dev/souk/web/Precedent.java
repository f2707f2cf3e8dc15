package dev.souk.web;

import io.netty.buffer.Unpooled;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An answer that was given.
 *
 * @param key under which it is kept
 * @param headers all that did not depend on what is in the answer
 * @param template the path as the endpoint has it, for metrics; null when nobody measures
 */
record Precedent(
        String key,
        ContentEncoding encoding,
        List<Header> headers,
        @Nullable String template) {

    /** What depends on the bytes, and what is between two machines only. */
    private static final Set<String> OF_ONE_ANSWER =
            Set.of("etag", "content-length", "date", "connection", "keep-alive", "transfer-encoding");

    /** One header, ready to be sent. */
    record Header(CharSequence name, CharSequence value) {

        static Header of(Map.Entry<String, String> sent) {
            return new Header(HttpHeaders.createOptimized(sent.getKey()), HttpHeaders.createOptimized(sent.getValue()));
        }
    }

    static Precedent of(String key, MultiMap sent, @Nullable String template) {
        List<Header> headers = new ArrayList<>();
        for (Map.Entry<String, String> header : sent) {
            if (!OF_ONE_ANSWER.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                headers.add(Header.of(header));
            }
        }
        ContentEncoding encoding = ContentEncoding.GZIP.token().equals(sent.get(HttpHeaders.CONTENT_ENCODING))
                ? ContentEncoding.GZIP
                : ContentEncoding.IDENTITY;
        return new Precedent(key, encoding, List.copyOf(headers), template);
    }

    Precedent with(List<Header> same) {
        return new Precedent(key, encoding, same, template);
    }

    /** Answers in the same way. */
    void send(Representation representation, HttpServerResponse response) {
        MultiMap answer = response.headers();
        answer.clear(); // what the server puts into every answer is among ours
        for (Header header : headers) {
            answer.add(header.name(), header.value());
        }
        answer.add(
                HttpHeaders.ETAG,
                EntityTag.of(null, representation).in(encoding).header());
        response.end(wrapped(representation.bytes(encoding)));
    }

    @SuppressWarnings("deprecation") // the other ways to a buffer copy the bytes
    private static Buffer wrapped(byte[] bytes) {
        return Buffer.buffer(Unpooled.wrappedBuffer(bytes));
    }
}
