/** What staff sees of the catalogue and changes in it, and who has changed what. */
@NullMarked
package dev.souk.catalog.admin;

import org.jspecify.annotations.NullMarked;
