package dev.souk.web.hole;

/** A piece of a page after the first pass. */
sealed interface Segment {

    /** A place for what is the visitor's own. */
    record Open(Hole hole) implements Segment {}

    /** Bytes for everyone. */
    final class Fixed implements Segment {

        private final byte[] bytes;

        Fixed(byte[] bytes) {
            this.bytes = bytes;
        }

        byte[] bytes() {
            return bytes;
        }
    }
}
