package dev.souk.local.shop;

/**
 * What {@code ./souk up} was asked for.
 *
 * @param port where the gateway listens
 * @param replicas how many follow the primary
 * @param restarts whether what dies is started again
 */
public record ShopPlan(int port, int replicas, boolean restarts) {}
