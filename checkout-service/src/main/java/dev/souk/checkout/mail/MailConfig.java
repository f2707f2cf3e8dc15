package dev.souk.checkout.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Mails, {@code souk.mail.*}; the server that takes them is {@code quarkus.mailer.*}. */
@ConfigMapping(prefix = "souk.mail")
interface MailConfig {

    /** Who they come from; {@code no-reply@} the shop's host if it is not said. */
    Optional<String> from();

    /** Whether staff can read what was sent. It holds links that open accounts: for a shop that is tried out, and for no other. */
    @WithDefault("false")
    boolean keep();

    /** So long it is known that a mail went out: an operator may have a parked event delivered again some weeks later. */
    @WithDefault("30d")
    Duration known();

    /** Between two rounds of the job that removes what is known no longer. */
    @WithDefault("10m")
    Duration cleanEvery();

    /** A server that takes a mail does so in a second; the outbox gives up after 20 s, and comes again. */
    @WithDefault("12s")
    Duration sendWithin();

    /** Until when an e-mail address can be verified: a holiday fits in. */
    @WithDefault("7d")
    Duration verifyWithin();

    /** Until when a forgotten password can be replaced: whoever asks sits before the mailbox. */
    @WithDefault("1h")
    Duration resetWithin();
}
