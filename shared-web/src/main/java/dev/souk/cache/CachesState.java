package dev.souk.cache;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * All caches of this process as operators see them.
 *
 * @param redisIsUsed false while it is left alone because it failed too often
 * @param redisFailures calls that failed, since the process began
 * @param dropped values that this process has dropped from Redis
 */
@RegisterForReflection
public record CachesState(boolean redisIsUsed, long redisFailures, long dropped, List<CacheState> caches) {}
