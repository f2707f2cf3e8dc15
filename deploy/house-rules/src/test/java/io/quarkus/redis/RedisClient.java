package io.quarkus.redis;

/** Stands for Quarkus' Redis client. */
public class RedisClient {}
