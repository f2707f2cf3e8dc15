package dev.souk.cache;

/** What Redis keeps, as a test reads it. */
public final class TestingKept {

    private TestingKept() {}

    /** The value alone. Fails when there is none, or this version did not write it. */
    public static <V> V value(byte[] bytes, Codec<V> codec) {
        return KeptBytes.read(bytes, codec, 0).orElseThrow().value().orElseThrow();
    }
}
