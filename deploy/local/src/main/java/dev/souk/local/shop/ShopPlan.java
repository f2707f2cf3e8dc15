package dev.souk.local.shop;

import java.time.Duration;
import java.util.Optional;

/**
 * What {@code ./souk up} or {@code ./souk dev} was asked for.
 *
 * @param port where the gateway listens
 * @param replicas how many follow the primary
 * @param restarts whether what dies is started again
 * @param restartPause how long after its death
 * @param promotes whether a replica takes the place of a primary that dies, instead
 * @param inDevMode the service that a person works on
 */
public record ShopPlan(
        int port,
        int replicas,
        boolean restarts,
        Duration restartPause,
        boolean promotes,
        Optional<Service> inDevMode) {}
