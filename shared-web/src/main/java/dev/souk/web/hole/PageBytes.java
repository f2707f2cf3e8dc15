package dev.souk.web.hole;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/**
 * A page after its first pass, as it is kept: the format, its digest, its segments, and a checksum of all that. Segments are
 * kept deflated, and read without being copied.
 */
public final class PageBytes {

    /** Raise it with every change of the format: what another version wrote is then no page. */
    public static final int FORMAT = 2;

    private static final int FIXED = 0;
    private static final int OPEN = 1;

    private PageBytes() {}

    public static byte[] write(TwoPassPage page) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(16 * 1024);
        CheckedOutputStream checked = new CheckedOutputStream(bytes, new CRC32());
        try (DataOutputStream out = new DataOutputStream(checked)) {
            out.writeByte(FORMAT);
            out.write(page.digest());
            out.writeInt(page.segments().size());
            for (Segment segment : page.segments()) {
                write(segment, out);
            }
            out.writeInt((int) checked.getChecksum().getValue());
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot fail to be written", e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads a page, and goes on using the bytes.
     *
     * @return empty when this version did not write it, or not so
     */
    public static Optional<TwoPassPage> read(byte[] bytes) {
        if (bytes.length < Integer.BYTES || bytes[0] != FORMAT) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, 0, bytes.length - Integer.BYTES);
        if (checksum(in.duplicate()) != ByteBuffer.wrap(bytes).getInt(in.limit())) {
            return Optional.empty();
        }
        try {
            return read(in);
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static void write(Segment segment, DataOutputStream out) throws IOException {
        switch (segment) {
            case Segment.Fixed fixed -> write(fixed.deflated(), out);
            case Segment.Open open -> {
                byte[] name = open.hole().toString().getBytes(StandardCharsets.US_ASCII);
                out.writeByte(OPEN);
                out.writeByte(name.length);
                out.write(name);
            }
        }
    }

    private static void write(Deflated deflated, DataOutputStream out) throws IOException {
        byte[] bytes = new byte[deflated.bytes().remaining()];
        deflated.bytes().get(0, bytes);
        out.writeByte(FIXED);
        out.writeInt(deflated.length());
        out.writeInt(deflated.crc().value());
        out.writeInt(deflated.crc().shift());
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static Optional<TwoPassPage> read(ByteBuffer in) {
        in.get(); // the format
        byte[] digest = bytes(in, Digest.LENGTH);
        int count = in.getInt();
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            segments.add(segment(in));
        }
        return in.hasRemaining() ? Optional.empty() : Optional.of(new TwoPassPage(segments, digest));
    }

    private static Segment segment(ByteBuffer in) {
        return switch (in.get()) {
            case FIXED -> fixed(in);
            case OPEN -> open(in);
            default -> throw new IllegalArgumentException("not a segment");
        };
    }

    private static Deflated fixed(ByteBuffer in) {
        int plain = in.getInt();
        Crc crc = new Crc(in.getInt(), in.getInt());
        int length = in.getInt();
        ByteBuffer bytes = in.slice(in.position(), length);
        in.position(in.position() + length);
        return new Deflated(bytes, plain, crc);
    }

    private static Segment.Open open(ByteBuffer in) {
        String name = new String(bytes(in, Byte.toUnsignedInt(in.get())), StandardCharsets.US_ASCII);
        return new Segment.Open(
                Hole.of(name).orElseThrow(() -> new IllegalArgumentException("a hole of another version")));
    }

    private static byte[] bytes(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static int checksum(ByteBuffer bytes) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }
}
