package dev.souk.web.identity;

import java.time.Instant;
import java.util.Set;

/**
 * A customer or a member of staff, as an access token of ours says.
 *
 * @param customer what customers are known by outside: 26 characters of {@code 0-9a-z}
 * @param name what they want to be called
 * @param roles {@value #CUSTOMER}, {@value #STAFF}
 * @param session since the sign-in, the same in all its tokens
 * @param expiresAt from then on the token is worth nothing
 */
public record Identity(String customer, String name, Set<String> roles, String session, Instant expiresAt) {

    public static final String CUSTOMER = "customer";
    public static final String STAFF = "staff";

    public Identity {
        roles = Set.copyOf(roles);
    }

    public boolean isStaff() {
        return roles.contains(STAFF);
    }
}
