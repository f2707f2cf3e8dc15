package dev.souk.local.state;

import dev.souk.local.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/**
 * What checkout signs access tokens with: a JWK Set (RFC 7517) in a file that only its owner may read. The key with the latest
 * {@code nbf} that has come signs; all of them verify.
 */
public final class TokenKeys {

    /** A token lives for 15 minutes, and says for another hour on pages who one was while checkout is away. */
    private static final Duration STILL_NEEDED = Duration.ofHours(2);

    private static final String SIGNS_FROM = "nbf";
    private static final int NAME_BYTES = 6;

    private final Path file;

    /** @param file of the shop, or one that becomes a Secret */
    public TokenKeys(Path file) {
        this.file = file;
    }

    /** Makes the first key unless there is one. */
    public void makeFirst(Instant now) {
        if (!Files.exists(file)) {
            write(List.of(newKey(now)));
        }
    }

    /**
     * Adds a key that takes over later, and drops those that nothing needs any more.
     *
     * @param announced how long it takes until every pod has read the file and every service has been told of the key
     * @return the keys that are in the file now, the newest first
     */
    public List<Key> rotate(Instant now, Duration announced) {
        List<JsonWebKey> keys = new ArrayList<>(Files.exists(file) ? stillNeeded(read(), now) : List.of());
        keys.addFirst(newKey(keys.isEmpty() ? now : now.plus(announced)));
        write(keys);
        return keys.stream().map(key -> new Key(key.getKeyId(), signsFrom(key))).toList();
    }

    /** Replaces all keys at once, because one of them is known to somebody else. */
    public Key replace(Instant now) {
        JsonWebKey key = newKey(now);
        write(List.of(key));
        return new Key(key.getKeyId(), signsFrom(key));
    }

    /**
     * A key in the file.
     *
     * @param id its {@code kid}
     */
    public record Key(String id, Instant signsFrom) {}

    /** The one that signs, all that come after it, and those whose last token may still live. */
    private static List<JsonWebKey> stillNeeded(List<JsonWebKey> keys, Instant now) {
        List<JsonWebKey> newestFirst = keys.stream()
                .sorted(Comparator.comparing(TokenKeys::signsFrom).reversed())
                .toList();
        return IntStream.range(0, newestFirst.size())
                .filter(i -> i == 0
                        || signsFrom(newestFirst.get(i - 1)).plus(STILL_NEEDED).isAfter(now))
                .mapToObj(newestFirst::get)
                .toList();
    }

    private static Instant signsFrom(JsonWebKey key) {
        Number seconds = key.getOtherParameterValue(SIGNS_FROM, Number.class);
        return Instant.ofEpochSecond(seconds == null ? 0 : seconds.longValue());
    }

    private static JsonWebKey newKey(Instant signsFrom) {
        try {
            JsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId(name());
            key.setUse("sig");
            key.setAlgorithm(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
            key.setOtherParameter(SIGNS_FROM, signsFrom.getEpochSecond());
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException("Every Java platform has P-256", e);
        }
    }

    private static String name() {
        byte[] bytes = new byte[NAME_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private List<JsonWebKey> read() {
        try {
            return new JsonWebKeySet(Files.readString(file)).getJsonWebKeys();
        } catch (IOException | JoseException failure) {
            throw new Refusal(file + " is not a set of keys: " + failure.getMessage(), failure);
        }
    }

    private void write(List<JsonWebKey> keys) {
        try {
            OwnerOnly.write(file, new JsonWebKeySet(keys).toJson(OutputControlLevel.INCLUDE_PRIVATE));
        } catch (IOException failure) {
            throw new Refusal("cannot write " + file + ": " + failure.getMessage(), failure);
        }
    }
}
