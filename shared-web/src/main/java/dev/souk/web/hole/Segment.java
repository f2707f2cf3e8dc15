package dev.souk.web.hole;

import org.jspecify.annotations.Nullable;

/** A piece of a page after the first pass. */
sealed interface Segment {

    /** A place for what is the visitor's own. */
    record Open(Hole hole) implements Segment {}

    /** Bytes for everyone: plain as they were rendered, or deflated as they were kept, and the other way once asked for. */
    final class Fixed implements Segment {

        private final int length;
        private volatile byte @Nullable [] plain;
        private volatile @Nullable Deflated deflated;

        Fixed(byte[] plain) {
            this.length = plain.length;
            this.plain = plain;
        }

        Fixed(Deflated deflated) {
            this.length = deflated.plainLength();
            this.deflated = deflated;
        }

        boolean isDeflated() {
            return deflated != null;
        }

        /** Of the plain bytes. */
        int length() {
            return length;
        }

        byte[] plain() {
            byte[] known = plain;
            if (known == null) {
                known = deflated().inflated();
                plain = known;
            }
            return known;
        }

        Deflated deflated() {
            Deflated known = deflated;
            if (known == null) {
                known = Deflated.alone(plain());
                deflated = known;
            }
            return known;
        }
    }
}
