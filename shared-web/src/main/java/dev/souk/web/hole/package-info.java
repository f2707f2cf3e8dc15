/**
 * Pages in two passes: the first makes what is the same for everyone and may be kept, the second puts in what is the visitor's
 * own, without parsing the page again.
 *
 * <p>How a page lives, from its template to the socket:
 *
 * <ol>
 *   <li><b>The endpoint says which page it is</b>: a {@link dev.souk.web.PageKey} of the path and of those choices alone that it
 *       understood, each in one spelling. {@link dev.souk.web.Pages#cached} puts before it what shapes every page (release, layout,
 *       stylesheet, language, currency, the shop's name and origin, the format of what is kept). Nothing else of a request gets
 *       into a key or into a first pass: host, headers, cookies and unknown parameters lead to the same page.
 *   <li><b>It is looked for in two levels</b>, the heap of this process and Redis; {@link dev.souk.cache} tells how it gets there,
 *       who makes it when it is in neither, and how a change of what it is made of drops it.
 *   <li><b>The first pass</b>: Qute renders the template into a {@link dev.souk.web.hole.SegmentSink}. Text becomes a fixed segment,
 *       and {@code {#hole cart-badge /}} a place between two of them, anywhere: in an attribute, in a loop. The result is a
 *       {@link dev.souk.web.hole.TwoPassPage}. What is no {@link dev.souk.web.hole.Hole}, and a hole within a hole, fails the build:
 *       {@link dev.souk.web.hole.HoleSection}.
 *   <li><b>To be kept it becomes {@link dev.souk.web.hole.PageBytes}</b>: each segment compressed by itself, with its CRC and its
 *       length; holes by their names; and one hash of it all. Nothing of it is compressed again, nor hashed as a whole.
 *   <li><b>The second pass</b>: {@link dev.souk.web.hole.Holes} asks the {@link dev.souk.web.hole.HoleFilling} of each hole for what the
 *       visitor of this request gets, all at once. One that fails, or is not there by the deadline of its hole, is counted, and
 *       its fallback goes out: a greeting as for a guest, no number at the cart, and in a form the advice to load the page again.
 *       A page without holes is the same object for everyone. Else the result is a {@link dev.souk.web.hole.FilledPage}.
 *   <li><b>Nothing is joined yet.</b> The {@code ETag} needs only the hash of the page and that of what is in its holes: a browser
 *       that knows the page gets a 304.
 *   <li><b>A browser that takes gzip</b> gets the compressed segments as they are, and between them what is in the holes, stored
 *       and not compressed: no length tells how much a form's token is like a stranger's words on the same page. Only when the
 *       page was made for this request alone, its segments are compressed now, as one text with gaps.
 *   <li><b>One that does not</b> gets the plain bytes, joined, for which what was kept is inflated.
 *   <li><b>The next time</b> the same path is asked for with the same cookies, while the page is here and fresh, {@code ShortWay} of
 *       {@link dev.souk.web} joins the kept page and what was in its holes before any endpoint or filter is asked. A page that
 *       went out with a fallback is no precedent for that.
 * </ol>
 *
 * <p>A new hole is a constant of {@link dev.souk.web.hole.Hole}, with how long a page waits for it, and a bean that is its {@link
 * dev.souk.web.hole.HoleFilling}.
 */
@NullMarked
package dev.souk.web.hole;

import org.jspecify.annotations.NullMarked;
