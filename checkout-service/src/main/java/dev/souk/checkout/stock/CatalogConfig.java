package dev.souk.checkout.stock;

import dev.souk.web.service.RemoteConfig;
import io.smallrye.config.ConfigMapping;

/** Where the catalogue is. */
@ConfigMapping(prefix = "souk.catalog")
interface CatalogConfig extends RemoteConfig {}
