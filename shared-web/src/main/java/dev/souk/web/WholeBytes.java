package dev.souk.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** An answer that is one piece. */
final class WholeBytes implements Content {

    private final byte[] bytes;
    private volatile byte @Nullable [] gzip;
    private volatile byte @Nullable [] digest;

    WholeBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Takes more time, for what is sent often. */
    WholeBytes compressedWell() {
        gzip = gzip(Deflater.BEST_COMPRESSION);
        return this;
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
    public byte[] gzip() {
        byte[] known = gzip;
        if (known == null) {
            known = gzip(Deflater.DEFAULT_COMPRESSION);
            gzip = known;
        }
        return known;
    }

    @Override
    public byte[] digest() {
        byte[] known = digest;
        if (known == null) {
            known = EntityTag.sha256(bytes);
            digest = known;
        }
        return known;
    }

    private byte[] gzip(int level) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(bytes.length / 3 + 64);
        try (GZIPOutputStream out = new LevelledGzip(compressed, level)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot fail to be written", e);
        }
        return compressed.toByteArray();
    }

    private static final class LevelledGzip extends GZIPOutputStream {
        LevelledGzip(ByteArrayOutputStream out, int level) throws IOException {
            super(out, 8192);
            def.setLevel(level);
        }
    }
}
