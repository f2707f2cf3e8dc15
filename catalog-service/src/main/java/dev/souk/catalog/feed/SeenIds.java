package dev.souk.catalog.feed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * On which line an id stood first. It keeps 64 bits of a hash instead of the id, about 30 bytes a line however long ids are:
 * 30 MB for a million lines, among which two different ids share a hash with a chance of one in 37 million.
 */
final class SeenIds {

    private static final int SMALLEST = 1 << 10;

    private final MessageDigest sha256 = sha256();
    private long[] hashes = new long[SMALLEST];
    private long[] lines = new long[SMALLEST]; // 0 where the place is free
    private int size;

    /** The line {@code id} stood on first, or 0 when that is this one. */
    long seenBefore(String id, long line) {
        if (size * 2 > hashes.length) {
            grow();
        }
        long hash = hash(id);
        int place = place(hash);
        if (lines[place] != 0) {
            return lines[place];
        }
        hashes[place] = hash;
        lines[place] = line;
        size++;
        return 0;
    }

    private int place(long hash) {
        int place = (int) hash & (hashes.length - 1);
        while (lines[place] != 0 && hashes[place] != hash) {
            place = (place + 1) & (hashes.length - 1);
        }
        return place;
    }

    private void grow() {
        long[] oldHashes = hashes;
        long[] oldLines = lines;
        hashes = new long[oldHashes.length * 2];
        lines = new long[oldLines.length * 2];
        for (int old = 0; old < oldHashes.length; old++) {
            if (oldLines[old] != 0) {
                int place = place(oldHashes[old]);
                hashes[place] = oldHashes[old];
                lines[place] = oldLines[old];
            }
        }
    }

    private long hash(String id) {
        return ByteBuffer.wrap(sha256.digest(id.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
