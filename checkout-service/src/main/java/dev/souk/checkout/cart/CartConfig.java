package dev.souk.checkout.cart;

import dev.souk.web.service.RemoteConfig;
import io.smallrye.config.ConfigMapping;

/** Where the cart service is. */
@ConfigMapping(prefix = "souk.cart")
interface CartConfig extends RemoteConfig {}
