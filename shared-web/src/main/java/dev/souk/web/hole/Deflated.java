package dev.souk.web.hole;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A piece of a page as it is kept: a piece of a raw deflate stream (RFC 1951) that begins and ends at a whole byte, and the
 * stream goes on.
 *
 * @param bytes from its start to its end; nobody moves its position
 * @param length how many bytes they are when inflated
 * @param crc of the inflated bytes
 */
record Deflated(ByteBuffer bytes, int length, Crc crc) implements Segment.Fixed {

    private static final boolean RAW = true;

    /** Compressed by itself, to stand anywhere in a stream: nothing in it refers to what may be before it. */
    static Deflated alone(byte[] plain) {
        try (Compressor compressor = new Compressor()) {
            return compressor.next(plain);
        }
    }

    /** Of what was compressed {@link #alone}. */
    @Override
    public byte[] plain() {
        byte[] plain = new byte[length];
        Inflater inflater = new Inflater(RAW);
        try {
            inflater.setInput(bytes.duplicate());
            int inflated = inflater.inflate(plain);
            if (inflated < plain.length) {
                throw new IllegalStateException(
                        "A segment of %d bytes ends after %d".formatted(plain.length, inflated));
            }
            return plain;
        } catch (DataFormatException e) {
            throw new IllegalStateException("A segment was not deflated", e);
        } finally {
            inflater.end();
        }
    }

    @Override
    public Deflated deflated() {
        return this;
    }
}
