package dev.souk.cache;

import java.util.Optional;

/** How values of one kind become bytes for the shared level and back. */
public interface Codec<V> {

    byte[] write(V value);

    /** Empty when another version wrote it: then it is made again. */
    Optional<V> read(byte[] bytes);

    /** About how many bytes of memory a value takes that has so many bytes when it is written. */
    int weight(int written);
}
