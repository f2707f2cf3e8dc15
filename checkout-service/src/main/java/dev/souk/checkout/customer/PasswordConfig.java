package dev.souk.checkout.customer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How passwords are hashed, {@code souk.passwords.*}. */
@ConfigMapping(prefix = "souk.passwords")
interface PasswordConfig {

    int CHEAPEST = 4; // bcrypt knows no less
    int DEAREST = 16; // 4 s each

    /** Of bcrypt: each step up doubles the work. 12 takes 250 ms of a core; OWASP asks for 10 at least. */
    @WithDefault("12")
    int cost();

    /** How many at once: each is busy for a whole core, and the pod has others to serve. */
    @WithDefault("2")
    int atOnce();

    /** How many wait: the last of 16 for 2 s. Beyond it there is a 503, and no hang. */
    @WithDefault("16")
    int waiting();
}
