package dev.souk.web;

import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** The bytes of an answer and what they are. An endpoint that has made its bytes itself may return it. */
public final class Representation {

    static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset("UTF-8");

    /** Below one network packet compressing saves nothing. */
    private static final int WORTH_COMPRESSING = 860;

    private final Content content;
    private final MediaType type;
    private final boolean worthCompressing;

    public Representation(byte[] bytes, MediaType type) {
        this(new WholeBytes(bytes), type);
    }

    Representation(Content content, MediaType type) {
        this(content, type, isWorthCompressing(content, type));
    }

    private Representation(Content content, MediaType type, boolean worthCompressing) {
        this.content = content;
        this.type = type;
        this.worthCompressing = worthCompressing;
    }

    /** The same, compressed now and never again: for what is sent often. */
    public Representation compressed() {
        return worthCompressing
                ? new Representation(new WholeBytes(content.plain()).compressedWell(), type, true)
                : this;
    }

    /** A short name for these bytes, for an endpoint that makes its own tag of them and of something else. */
    public String contentHash() {
        return EntityTag.shortened(content.digest());
    }

    MediaType type() {
        return type;
    }

    boolean isPage() {
        return type.isCompatible(MediaType.TEXT_HTML_TYPE);
    }

    ContentEncoding encodingFor(@Nullable String acceptEncoding) {
        return worthCompressing ? ContentEncoding.preferredBy(acceptEncoding) : ContentEncoding.IDENTITY;
    }

    byte[] bytes(ContentEncoding encoding) {
        return switch (encoding) {
            case IDENTITY -> content.plain();
            case GZIP -> content.gzip();
        };
    }

    private static boolean isWorthCompressing(Content content, MediaType type) {
        return content.length() >= WORTH_COMPRESSING
                && (type.getType().equals("text")
                        || type.getSubtype().endsWith("json")
                        || type.getSubtype().endsWith("xml")
                        || type.getSubtype().equals("javascript"));
    }
}
