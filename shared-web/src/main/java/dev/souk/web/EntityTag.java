package dev.souk.web;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A strong entity tag: other bytes, other tag, and another for each encoding of the same bytes.
 *
 * @param opaque what stands between the quotes
 */
record EntityTag(String opaque) {

    /** 96 bits: two bodies of one address never share a tag by chance. */
    private static final int TAG_BYTES = 12;

    /** The endpoint's own tag when it has one, else one computed from the bytes. */
    static EntityTag of(@Nullable Object given, Representation representation) {
        if (given != null) {
            return new EntityTag(unquoted(given.toString()));
        }
        return new EntityTag(representation.contentHash());
    }

    EntityTag in(ContentEncoding encoding) {
        return new EntityTag(opaque + encoding.tagSuffix());
    }

    String header() {
        return '"' + opaque + '"';
    }

    /** Whether {@code If-None-Match} names it: a list, compared weakly, or {@code *}. */
    boolean isKnownTo(@Nullable String ifNoneMatch) {
        return ifNoneMatch != null
                && Arrays.stream(ifNoneMatch.split(","))
                        .map(String::strip)
                        .anyMatch(known -> known.equals("*") || unquoted(known).equals(opaque));
    }

    /** A short name for these bytes, safe in a URL. */
    static String hash(byte[] bytes) {
        return shortened(sha256(bytes));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Of a SHA-256, what is enough of a name. */
    static String shortened(byte[] digest) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, TAG_BYTES));
    }

    private static String unquoted(String tag) {
        String strong = tag.startsWith("W/") ? tag.substring(2) : tag;
        boolean quoted = strong.length() >= 2 && strong.startsWith("\"") && strong.endsWith("\"");
        return quoted ? strong.substring(1, strong.length() - 1) : strong;
    }
}
