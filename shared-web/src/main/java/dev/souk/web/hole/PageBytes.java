package dev.souk.web.hole;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A page after its first pass, as it is kept. */
public final class PageBytes {

    /** Raise it with every change of the format: what another version wrote is then no page. */
    private static final int FORMAT = 1;

    private static final int FIXED = 0;
    private static final int OPEN = 1;

    private PageBytes() {}

    public static byte[] write(TwoPassPage page) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeShort(page.segments().size());
            for (Segment segment : page.segments()) {
                write(segment, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot fail to be written", e);
        }
        return bytes.toByteArray();
    }

    /** Empty when this version did not write it. */
    public static Optional<TwoPassPage> read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != FORMAT) {
                return Optional.empty();
            }
            int count = in.readUnsignedShort();
            List<Segment> segments = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                segments.add(read(in));
            }
            return in.available() == 0 ? Optional.of(new TwoPassPage(segments)) : Optional.empty();
        } catch (IOException notOurs) {
            return Optional.empty();
        }
    }

    private static void write(Segment segment, DataOutputStream out) throws IOException {
        switch (segment) {
            case Segment.Fixed fixed -> {
                out.writeByte(FIXED);
                out.writeInt(fixed.bytes().length);
                out.write(fixed.bytes());
            }
            case Segment.Open open -> {
                out.writeByte(OPEN);
                out.writeUTF(open.hole().toString());
            }
        }
    }

    private static Segment read(DataInputStream in) throws IOException {
        int kind = in.readByte();
        if (kind == OPEN) {
            return new Segment.Open(Hole.of(in.readUTF()).orElseThrow(() -> new IOException("a hole we do not know")));
        }
        int length = in.readInt();
        if (kind != FIXED || length < 0 || length > in.available()) {
            throw new IOException("not a segment");
        }
        return new Segment.Fixed(in.readNBytes(length));
    }
}
