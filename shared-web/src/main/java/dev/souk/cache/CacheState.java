package dev.souk.cache;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * One kind of values as operators see it; counts begin with the process.
 *
 * @param entries in this process
 * @param bytes that they take, about
 * @param limit bytes that they may take
 * @param evicted had to go from this process for want of room
 * @param inRedis values that all processes of the service have kept; null when Redis did not say
 * @param foundHere found in this process
 * @param foundInRedis found in Redis
 * @param made found nowhere, or old, and made
 * @param makingMillis how long that took together; what is made at once counts once
 * @param failed were to be made, and were not: the database is away, or there is no such thing
 * @param waited looks again for what another process made just then
 * @param passedBy made for somebody who must see more than the caches do, and not kept
 * @param late served though it was spent, because nothing better could be made
 */
@RegisterForReflection
public record CacheState(
        String kind,
        long entries,
        long bytes,
        long limit,
        long evicted,
        @Nullable Long inRedis,
        long foundHere,
        long foundInRedis,
        long made,
        long makingMillis,
        long failed,
        long waited,
        long passedBy,
        long late) {}
