package dev.souk.checkout.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;
import java.util.OptionalLong;

/** The ways of delivery, {@code souk.delivery.methods.<name>.*}; there is always one called {@code standard}. */
@ConfigMapping(prefix = "souk.delivery")
interface DeliveryConfig {

    Map<String, Method> methods();

    /** One way of delivery. */
    interface Method {

        /** In minor units of the shop's currency. */
        long price();

        /** Goods for so much, in minor units, are delivered free of charge. */
        OptionalLong freeFrom();

        /** Working days. */
        @WithDefault("2")
        int earliestDays();

        @WithDefault("5")
        int latestDays();
    }
}
