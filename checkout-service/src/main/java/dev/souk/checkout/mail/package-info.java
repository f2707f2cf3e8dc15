/** Mails to customers: written when the outbox delivers what they are about, and sent once whenever possible. */
@NullMarked
package dev.souk.checkout.mail;

import org.jspecify.annotations.NullMarked;
