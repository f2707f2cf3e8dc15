package dev.souk.db.backfill;

/**
 * The rows of one batch, by their keys.
 *
 * @param first the smallest key
 * @param last the largest, which belongs to it, too
 * @param rows how many there are
 */
public record Range<K>(K first, K last, long rows) {}
