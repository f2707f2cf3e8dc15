package dev.souk.web;

import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** The bytes of an answer and what they are. An endpoint that has made its bytes itself may return it. */
public final class Representation {

    static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset("UTF-8");

    /** Below one network packet compressing saves nothing. */
    private static final int WORTH_COMPRESSING = 860;

    private final byte[] bytes;
    private final MediaType type;
    private final boolean worthCompressing;
    private final byte @Nullable [] gzipped;

    public Representation(byte[] bytes, MediaType type) {
        this(bytes, type, isWorthCompressing(bytes, type), null);
    }

    private Representation(byte[] bytes, MediaType type, boolean worthCompressing, byte @Nullable [] gzipped) {
        this.bytes = bytes;
        this.type = type;
        this.worthCompressing = worthCompressing;
        this.gzipped = gzipped;
    }

    /** The same, compressed now and never again: for what is sent often. */
    public Representation compressed() {
        return worthCompressing ? new Representation(bytes, type, true, gzip(bytes, Deflater.BEST_COMPRESSION)) : this;
    }

    /** The same, whatever the client accepts. */
    Representation neverCompressed() {
        return new Representation(bytes, type, false, null);
    }

    /** A short name for these bytes, for an endpoint that makes its own tag of them and of something else. */
    public String contentHash() {
        return EntityTag.hash(bytes);
    }

    MediaType type() {
        return type;
    }

    boolean isPage() {
        return type.isCompatible(MediaType.TEXT_HTML_TYPE);
    }

    byte[] plainBytes() {
        return bytes;
    }

    ContentEncoding encodingFor(@Nullable String acceptEncoding) {
        return worthCompressing ? ContentEncoding.preferredBy(acceptEncoding) : ContentEncoding.IDENTITY;
    }

    byte[] bytes(ContentEncoding encoding) {
        return switch (encoding) {
            case IDENTITY -> bytes;
            case GZIP -> gzipped == null ? gzip(bytes, Deflater.DEFAULT_COMPRESSION) : gzipped;
        };
    }

    private static boolean isWorthCompressing(byte[] bytes, MediaType type) {
        return bytes.length >= WORTH_COMPRESSING
                && (type.getType().equals("text")
                        || type.getSubtype().endsWith("json")
                        || type.getSubtype().endsWith("xml")
                        || type.getSubtype().equals("javascript"));
    }

    private static byte[] gzip(byte[] bytes, int level) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(bytes.length / 3 + 64);
        try (GZIPOutputStream gzip = new LevelledGzip(compressed, level)) {
            gzip.write(bytes);
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
