/**
 * Who is signed in. One mechanism, two carriers: an access token (JWT, RFC 9068) that any service verifies by itself comes as a
 * cookie with pages and as {@code Authorization: Bearer} with JSON. Checkout makes the tokens; the others ask it for its keys,
 * for what was revoked, and to renew a page's session.
 */
@NullMarked
package dev.souk.web.identity;

import org.jspecify.annotations.NullMarked;
