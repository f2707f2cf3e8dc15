/** The shop's services among themselves: which of them asks, and how to ask another. */
@NullMarked
package dev.souk.web.service;

import org.jspecify.annotations.NullMarked;
