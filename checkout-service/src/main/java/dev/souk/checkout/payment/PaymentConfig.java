package dev.souk.checkout.payment;

import dev.souk.web.service.RemoteConfig;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The payment provider, {@code souk.payments.*}. */
@ConfigMapping(prefix = "souk.payments")
public interface PaymentConfig extends RemoteConfig {

    /** What the provider knows us by. */
    String key();

    /** What the provider signs its webhooks with. */
    String webhookSecret();

    /** A charge that gets no answer for so long is asked about; so a shopper hears of it within the 5 s of an answer. */
    @Override
    @WithDefault("2500ms")
    Duration timeout();

    /** A webhook signed longer ago than this is not believed: it may be somebody's copy. */
    @WithDefault("5m")
    Duration webhookTolerance();
}
