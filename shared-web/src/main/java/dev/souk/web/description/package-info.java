/** What the shop's JSON API is, told to programs (OpenAPI): each service describes its part, and every service answers the whole. */
@NullMarked
package dev.souk.web.description;

import org.jspecify.annotations.NullMarked;
