package dev.souk.web.visitor;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.jboss.resteasy.reactive.server.multipart.FormValue;

/**
 * A form of ours that this visitor was shown and has sent: {@link FormGuard} let it in.
 *
 * @param path where it was sent to: {@code /cart/lines}
 * @param fields in the order they were sent in, those of one name together; without the {@link FormToken}
 */
public record SentForm(String path, List<FormField> fields) {

    private static final String ACCEPTED = "dev.souk.web.accepted-form";

    public SentForm {
        fields = List.copyOf(fields);
    }

    /** What the request is, unless it is something else, or the guard refused it or did not come that far. */
    public static Optional<SentForm> in(ContainerRequestContext request) {
        return request.getProperty(ACCEPTED) instanceof FormData data
                        && request.getMethod().equals(HttpMethod.POST)
                ? Optional.of(new SentForm(request.getUriInfo().getPath(), fields(data)))
                : Optional.empty();
    }

    static void accept(ContainerRequestContext request, FormData data) {
        request.setProperty(ACCEPTED, data);
    }

    public boolean has(String name) {
        return fields.stream().anyMatch(field -> field.name().equals(name));
    }

    private static List<FormField> fields(FormData data) {
        List<FormField> fields = new ArrayList<>();
        for (String name : data) {
            if (!name.equals(FormToken.FIELD)) {
                for (FormValue value : data.get(name)) {
                    fields.add(new FormField(name, value.getValue()));
                }
            }
        }
        return fields;
    }
}
