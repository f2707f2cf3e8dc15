package dev.souk.web.hole;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A filled page as one gzip member (RFC 1952) of what was compressed before and what never is. What is the visitor's own
 * stands in it as it is, in stored blocks: compressed with anything, it would tell by the length of the answer how much it
 * is like it, and so give a form's token away to whoever chooses the words beside it (BREACH, CVE-2013-3587).
 */
final class StitchedGzip {

    /** Deflate, no name, no time, no system. */
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    /** The final block: fixed codes, nothing in it. */
    private static final byte[] END = {3, 0};

    private static final int TRAILER_LENGTH = 8;

    private static final int LONGEST_STORED = 0xffff;
    private static final int STORED_HEADER_LENGTH = 5;

    private final List<Segment> segments;
    private final Function<Hole, byte[]> fillings;
    private final Map<Hole, Crc> crcs = new EnumMap<>(Hole.class);
    private final ByteBuffer out;
    private int crc;
    private int plainLength;

    private StitchedGzip(List<Segment> segments, Function<Hole, byte[]> fillings) {
        this.segments = segments;
        this.fillings = fillings;
        this.out = ByteBuffer.allocate(length()).order(ByteOrder.LITTLE_ENDIAN);
    }

    static byte[] of(List<Segment> segments, Function<Hole, byte[]> fillings) {
        return new StitchedGzip(segments, fillings).stitched();
    }

    private int length() {
        int length = HEADER.length + END.length + TRAILER_LENGTH;
        for (Segment segment : segments) {
            length += switch (segment) {
                case Segment.Fixed fixed -> fixed.deflated().bytes().limit();
                case Segment.Open open -> storedLength(fillings.apply(open.hole()));
            };
        }
        return length;
    }

    private static int storedLength(byte[] filling) {
        int blocks = (filling.length + LONGEST_STORED - 1) / LONGEST_STORED;
        return filling.length + blocks * STORED_HEADER_LENGTH;
    }

    private byte[] stitched() {
        out.put(HEADER);
        for (Segment segment : segments) {
            switch (segment) {
                case Segment.Fixed fixed -> put(fixed.deflated());
                case Segment.Open open -> store(open.hole(), fillings.apply(open.hole()));
            }
        }
        out.put(END).putInt(crc).putInt(plainLength);
        return out.array();
    }

    private void put(Deflated deflated) {
        out.put(deflated.bytes().duplicate());
        count(deflated.crc(), deflated.length());
    }

    private void store(Hole hole, byte[] filling) {
        for (int start = 0; start < filling.length; start += LONGEST_STORED) {
            int length = Math.min(LONGEST_STORED, filling.length - start);
            out.put((byte) 0).putShort((short) length).putShort((short) ~length).put(filling, start, length);
        }
        count(crcs.computeIfAbsent(hole, first -> Crc.of(filling)), filling.length);
    }

    private void count(Crc next, int length) {
        crc = next.after(crc);
        plainLength += length;
    }
}
