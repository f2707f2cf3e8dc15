package dev.souk.web;

import jakarta.ws.rs.core.UriInfo;

/** The header {@code Link} of a part of a list (RFC 8288): the same request with the cursor of what follows. */
public final class NextLink {

    private NextLink() {}

    /**
     * Relative, because behind a gateway we do not know our own host.
     *
     * @param uri of the present request
     * @param cursor of what follows
     */
    public static String of(UriInfo uri, String cursor) {
        String query = uri.getRequestUriBuilder()
                .replaceQueryParam("cursor", cursor)
                .build()
                .getRawQuery();
        return "<" + uri.getPath() + "?" + query + ">; rel=\"next\"";
    }
}
