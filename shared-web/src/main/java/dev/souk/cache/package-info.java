/**
 * Values that need not be made again: pages, JSON answers, and the objects that both are made of, each in two levels.
 *
 * <pre>
 *   page of /p/blue-teapot        JSON of /api/v1/products/blue-teapot       kinds whose values are made of others
 *        |        \                     |
 *   related row    cards            product                                  kinds whose values are read from the database
 * </pre>
 *
 * <p>How a value lives:
 *
 * <ol>
 *   <li><b>Asked for.</b> {@link dev.souk.cache.LevelledCache} looks into this process ({@link dev.souk.cache.FirstLevel}, Caffeine).
 *       What is fresh there costs a look into a map; everything below happens only when it is not.
 *   <li><b>Looked for in Redis</b>, all keys of a call in one round trip ({@link dev.souk.cache.Flights}, {@link
 *       dev.souk.cache.SharedLevel}). Whoever finds nothing gets the claim to make it, in the same step; everybody else waits for
 *       them, at most a second.
 *   <li><b>Made</b>, by {@link dev.souk.cache.Refill} and apart from the request that asked: nobody's identity, cookies or
 *       deadline get into it, and it sees the database at least as it was at the last change, however far a replica lags.
 *       Everything that comes from another cache meanwhile is written down ({@link dev.souk.cache.Ingredients}): a page is so made
 *       of what its products are made of, without having to say it.
 *   <li><b>Kept</b> with its tags, for each tag the number of the last change that is in it. Redis refuses what is made of something
 *       that has changed since. What there is no end of (words people search for, what does not exist) stays in the process
 *       ({@link dev.souk.cache.Made.Reach}).
 *   <li><b>Dropped.</b> A transaction that changes a product tells so in its outbox; the receiver calls {@link
 *       dev.souk.cache.Caches#drop} with the tags and the place of the change in the database. One script gives the change its
 *       number, deletes what is made of the tags, and publishes the tags. Processes do not delete anything then: an entry
 *       whose tag has a later number than it knows of is not good any more ({@link dev.souk.cache.Changes}).
 *   <li><b>Missed messages.</b> Each message names the number before it, and each process asks Redis twice a second for the last
 *       one. Whoever has missed one trusts nothing that it has, and asks Redis again. What comes from Redis must not be older than
 *       a change that was heard of, either: a Redis that is full forgets what is made of what.
 *   <li><b>Grown old.</b> After its soft end it is still served, and made again behind the back of whoever asks. After its hard end
 *       it is served only when it cannot be made: the answer says then how old it is ({@code Souk-Stale}).
 *   <li><b>Without Redis</b>, which has 50 ms for an answer and is left alone for a second after five failures, each process keeps
 *       and makes what it needs for itself; since it hears of no changes, it makes again what is older than five seconds, behind the
 *       back of whoever asks.
 * </ol>
 *
 * <p>Whoever has just changed something sees it at once: as long as the caches have not heard of a change that is behind the
 * request's own write position, its values are made for it alone ({@link dev.souk.cache.OwnChanges}).
 *
 * <p>All keys of a service begin with its name as a hash tag: they share a slot of a Redis Cluster, since scripts need all that they
 * touch in one place.
 *
 * <p>Where ideas come from: stale-while-revalidate and stale-if-error are RFC 5861. Claims against stampedes are Facebook's leases
 * (Nishtala et al., Scaling Memcache at Facebook, NSDI 2013). Tags with numbers instead of deletions are what Drupal calls cache tags
 * with checksums. That a value knows what it is made of, and is good while none of that has changed, is how build systems do it
 * (Mokhov et al., Build Systems à la Carte, ICFP 2018).
 */
@NullMarked
package dev.souk.cache;

import org.jspecify.annotations.NullMarked;
