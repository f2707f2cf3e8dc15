/** What the service does besides serving, one command at a time. */
@NullMarked
package dev.souk.checkout.command;

import org.jspecify.annotations.NullMarked;
