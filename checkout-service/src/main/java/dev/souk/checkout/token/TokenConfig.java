package dev.souk.checkout.token;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Tokens, {@code souk.tokens.*}. */
@ConfigMapping(prefix = "souk.tokens")
interface TokenConfig {

    /** A JWK Set with the private keys that sign, see {@link TokenKeys}. */
    Optional<Path> keysFile();

    /** Between two looks whether the file changed; a new key is in it a minute before it signs. */
    @WithDefault("10s")
    Duration lookEvery();

    /** Of an access token: so long is a stolen one good, and so often everybody comes for a new one. */
    @WithDefault("15m")
    Duration accessLife();

    /** A revoked session is told of so much longer than its access tokens live: they speak for their owner on pages while we are away. */
    @WithDefault("1h")
    Duration grace();

    /** Who has not come for so long signs in again. */
    @WithDefault("30d")
    Duration unused();

    /** Since the sign-in, however often one comes. */
    @WithDefault("180d")
    Duration atMost();

    /** A refresh token that was used may be sent again so long: by a second tab, or because the answer was lost on its way. */
    @WithDefault("30s")
    Duration overlap();

    /** Between two rounds of the job that removes sessions that are over. */
    @WithDefault("10m")
    Duration cleanEvery();

    /** Tries to sign in to one account, within {@link #within}, wherever from: a guesser gets a thousand a day of millions. */
    @WithDefault("10")
    int triesByAccount();

    /** Tries to sign in from one address: an office or a mobile network shares it. */
    @WithDefault("100")
    int triesByAddress();

    @WithDefault("15m")
    Duration within();
}
