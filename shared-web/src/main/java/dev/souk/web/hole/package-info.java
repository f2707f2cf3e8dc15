/** The second pass: what in a page is the visitor's own, filled in without parsing the page again. */
@NullMarked
package dev.souk.web.hole;

import org.jspecify.annotations.NullMarked;
