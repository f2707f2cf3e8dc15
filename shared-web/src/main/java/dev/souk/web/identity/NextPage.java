package dev.souk.web.identity;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody goes on after signing in: a path of this shop, never another site (open redirect, CWE-601).
 *
 * @param path from the root, with its query: {@code /checkout?x=1}
 */
public record NextPage(String path) {

    /** The name of the parameter and the form's field. */
    public static final String FIELD = "next";

    private static final NextPage HOME = new NextPage("/");

    /** A second slash or a backslash at the start would be another host; a control character another header. */
    private static final Pattern OURS = Pattern.compile("/(?![/\\\\])[\\x21-\\x5b\\x5d-\\x7e]{0,1000}");

    /** What came as a parameter; whatever is not a path of this shop is the home page. */
    public static NextPage of(@Nullable String typed) {
        return typed != null && OURS.matcher(typed).matches() ? new NextPage(typed) : HOME;
    }

    /** The page that was asked for; what a form would have changed is not repeated by itself. */
    static NextPage of(ContainerRequestContext request) {
        URI asked = request.getUriInfo().getRequestUri();
        String query =
                asked.getRawQuery() == null || !request.getMethod().equals("GET") ? "" : "?" + asked.getRawQuery();
        return of(asked.getRawPath() + query);
    }

    /** The sign-in that leads here. */
    public URI signInFirst() {
        return URI.create("/account/sign-in?" + FIELD + '=' + inQuery());
    }

    /** As it stands in the query of another address. */
    public String inQuery() {
        return URLEncoder.encode(path, StandardCharsets.UTF_8);
    }
}
