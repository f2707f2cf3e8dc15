/** What every page and every JSON answer of every service shares. */
@NullMarked
package dev.souk.web;

import org.jspecify.annotations.NullMarked;
