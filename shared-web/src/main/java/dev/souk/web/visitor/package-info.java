/** Who is here: the visitor behind a cookie, what is signed for them, and how a form of ours is told from a stranger's. */
@NullMarked
package dev.souk.web.visitor;

import org.jspecify.annotations.NullMarked;
