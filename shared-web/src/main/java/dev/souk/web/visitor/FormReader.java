package dev.souk.web.visitor;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jboss.resteasy.reactive.server.spi.ServerHttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * Reads forms, in place of the framework: its reader takes them a piece at a time and fails once more for each piece that comes after
 * one it could not take, where no mapper of exceptions hears of it, and the answer is a 500. A form is small; it is read whole, up to
 * the limit, and then understood.
 */
@Singleton
final class FormReader {

    /** More than any page of ours has: a product with 490 variants has 984. */
    private static final int MOST_FIELDS = 1000;

    private final FormLimits limits;

    FormReader(FormLimits limits) {
        this.limits = limits;
    }

    /** After whoever may not send it was turned away. */
    @ServerRequestFilter(priority = FormGuard.READING)
    @Nullable
    Uni<Void> read(ResteasyReactiveContainerRequestContext request) {
        MediaType type = request.getMediaType();
        if (type == null || !type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE)) {
            return null;
        }
        ResteasyReactiveRequestContext context = (ResteasyReactiveRequestContext) request.getServerRequestContext();
        return whole(context.serverRequest())
                .invoke(body -> context.setFormData(understood(body)))
                .replaceWithVoid();
    }

    private Uni<String> whole(ServerHttpRequest request) {
        return Uni.createFrom().emitter(read -> {
            if (request.isRequestEnded()) {
                read.complete("");
            } else {
                request.setReadListener(new Whole(read));
                request.resumeRequestInput();
            }
        });
    }

    private FormData understood(String body) {
        FormData form = new FormData(MOST_FIELDS);
        if (body.isEmpty()) {
            return form;
        }
        String[] fields = body.split("&", MOST_FIELDS + 1);
        if (fields.length > MOST_FIELDS) {
            throw new BadRequestException();
        }
        for (String field : fields) {
            int equals = field.indexOf('=');
            String name = equals < 0 ? field : field.substring(0, equals);
            String value = equals < 0 ? "" : field.substring(equals + 1);
            if (!name.isEmpty()) {
                form.add(plain(name), plain(value));
            }
        }
        return form;
    }

    private String plain(String escaped) {
        if (escaped.length() > limits.field()) {
            throw new ClientErrorException(Status.REQUEST_ENTITY_TOO_LARGE);
        }
        try {
            return URLDecoder.decode(escaped, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEscaped) {
            throw new BadRequestException(notEscaped);
        }
    }

    /** All of it, or the first failure and nothing after. */
    private final class Whole implements ServerHttpRequest.ReadCallback {

        private final UniEmitter<? super String> read;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private boolean tooLarge;

        Whole(UniEmitter<? super String> read) {
            this.read = read;
        }

        @Override
        public void data(ByteBuffer piece) {
            if (tooLarge) {
                return;
            }
            if (bytes.size() + piece.remaining() > limits.body()) {
                tooLarge = true;
                read.fail(new ClientErrorException(Status.REQUEST_ENTITY_TOO_LARGE));
                return;
            }
            byte[] some = new byte[piece.remaining()];
            piece.get(some);
            bytes.writeBytes(some);
        }

        @Override
        public void done() {
            if (!tooLarge) {
                read.complete(bytes.toString(StandardCharsets.UTF_8));
            }
        }
    }
}
