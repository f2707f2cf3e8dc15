package dev.souk.web.hole;

/** A piece of a page after the first pass. */
sealed interface Segment {

    /** A place for what is the visitor's own. */
    record Open(Hole hole) implements Segment {}

    /** Bytes for everyone. */
    sealed interface Fixed extends Segment permits Plain, Deflated {

        /** How many bytes there are, unpacked. */
        int length();

        byte[] plain();

        /** Compressed by itself. */
        Deflated deflated();
    }

    /** As it was rendered. */
    final class Plain implements Fixed {

        private final byte[] bytes;

        Plain(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public int length() {
            return bytes.length;
        }

        @Override
        public byte[] plain() {
            return bytes;
        }

        @Override
        public Deflated deflated() {
            return Deflated.alone(bytes);
        }
    }
}
