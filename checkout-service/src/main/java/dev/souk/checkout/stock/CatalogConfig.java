package dev.souk.checkout.stock;

import dev.souk.checkout.remote.RemoteConfig;
import io.smallrye.config.ConfigMapping;

/** Where the catalogue is. */
@ConfigMapping(prefix = "souk.catalog")
interface CatalogConfig extends RemoteConfig {}
