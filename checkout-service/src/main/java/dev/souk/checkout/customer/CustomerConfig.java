package dev.souk.checkout.customer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Customers, {@code souk.customers.*}. */
@ConfigMapping(prefix = "souk.customers")
interface CustomerConfig {

    /** Tries to sign up with one e-mail address, within {@link #within}: each tells whether it has an account. */
    @WithDefault("5")
    int signUpsByAccount();

    /** Tries to sign up from one address: a class room signs up at once, who collects e-mail addresses wants thousands. */
    @WithDefault("50")
    int signUpsByAddress();

    /** Wrong guesses of the old password by somebody who is signed in, perhaps at another's machine. */
    @WithDefault("10")
    int passwordChanges();

    /** Mails to verify one's address, each by a press of a button. */
    @WithDefault("5")
    int verificationMails();

    /** Mails to one address about a forgotten password, whoever asks for them: nobody's mailbox is to be filled. */
    @WithDefault("3")
    int resetsByAccount();

    /** Requests for such mails from one address: an office shares it. */
    @WithDefault("20")
    int resetsByAddress();

    @WithDefault("1h")
    Duration within();

    /** Addresses of one customer; a family with friends has ten. */
    @WithDefault("20")
    int addresses();
}
