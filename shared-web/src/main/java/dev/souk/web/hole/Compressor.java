package dev.souk.web.hole;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.Deflater;

/** Compresses the pieces of one page, of which each may refer to those before it. Holds memory until it is closed. */
final class Compressor implements AutoCloseable {

    /** The best compression makes a page a hundredth smaller and takes a fifth longer. */
    private static final int LEVEL = Deflater.DEFAULT_COMPRESSION;

    private static final boolean RAW = true;

    /** How far back deflate can refer. */
    private static final int WINDOW = 32 * 1024;

    /** What no text is ever like: this byte does not occur in UTF-8. */
    private static final byte[] UNLIKE_TEXT = new byte[WINDOW];

    static {
        Arrays.fill(UNLIKE_TEXT, (byte) 0xff);
    }

    private final Deflater deflater = new Deflater(LEVEL, RAW);

    /** @param plain text in UTF-8 */
    Deflated next(byte[] plain) {
        return new Deflated(plain.length == 0 ? ByteBuffer.allocate(0) : deflated(plain), plain.length, Crc.of(plain));
    }

    /**
     * Goes on behind bytes that it is not shown. It counts them, so that what it refers to is as far back as it says; it takes
     * others for them, so that it never refers to them.
     */
    void pass(int bytes) {
        if (bytes > 0) {
            deflater.setDictionary(UNLIKE_TEXT, 0, Math.min(bytes, WINDOW));
        }
    }

    @Override
    public void close() {
        deflater.end();
    }

    private ByteBuffer deflated(byte[] plain) {
        byte[] deflated = new byte[plain.length / 2 + 64];
        deflater.setInput(plain);
        int end = 0;
        while (true) {
            end += deflater.deflate(deflated, end, deflated.length - end, Deflater.SYNC_FLUSH);
            if (end < deflated.length) { // with room left, all is out
                return ByteBuffer.wrap(Arrays.copyOf(deflated, end));
            }
            deflated = Arrays.copyOf(deflated, deflated.length * 2);
        }
    }
}
