/**
 * The second pass: what in a page is the visitor's own, filled in without parsing the page again.
 *
 * <p>How a page lives, from its template to the socket:
 *
 * <ol>
 *   <li>{@link dev.souk.web.Pages} renders the template into a {@link dev.souk.web.hole.SegmentSink}. Text becomes a fixed
 *       segment, the same for everyone, and {@code {#hole cart-badge /}} a place between two of them: a
 *       {@link dev.souk.web.hole.TwoPassPage}.
 *   <li>To be kept it becomes {@link dev.souk.web.hole.PageBytes}: each segment compressed by itself, with its CRC and its
 *       length; holes by their names; and one hash of it all. Nothing of it is compressed again, nor hashed as a whole.
 *   <li>{@link dev.souk.web.hole.Holes} asks for what goes into the holes for the visitor of this request, and gives a
 *       {@link dev.souk.web.hole.FilledPage}. Nothing is joined yet: a browser that knows the page gets a 304, and its
 *       {@code ETag} needs only the hash of the page and that of what is in the holes.
 *   <li>A browser that takes gzip gets the compressed segments as they are, and between them what is in the holes, stored
 *       and not compressed: no length tells how much a form's token is like a stranger's words on the same page. Only when
 *       the page was made for this request alone, its segments are compressed now, as one text with gaps.
 *   <li>A browser that does not gets the plain bytes, joined, for which what was kept is inflated.
 * </ol>
 */
@NullMarked
package dev.souk.web.hole;

import org.jspecify.annotations.NullMarked;
