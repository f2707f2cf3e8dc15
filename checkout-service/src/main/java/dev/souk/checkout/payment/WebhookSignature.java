package dev.souk.checkout.payment;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Whether a webhook is the provider's: {@code t=<seconds since 1970>,v1=<hex of HMAC-SHA256 over "<t>.<body>">}. */
@Singleton
public final class WebhookSignature {

    private static final Pattern HEADER = Pattern.compile("t=([0-9]{1,12}),v1=([0-9a-f]{64})");
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec secret;
    private final Duration tolerance;
    private final Clock clock;

    WebhookSignature(PaymentConfig config, Clock clock) {
        this.secret = new SecretKeySpec(config.webhookSecret().getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.tolerance = config.webhookTolerance();
        this.clock = clock;
    }

    public boolean fits(@Nullable String header, byte[] body) {
        Matcher parts = HEADER.matcher(header == null ? "" : header);
        return parts.matches() && isRecent(parts.group(1)) && isOurs(parts.group(1), parts.group(2), body);
    }

    private boolean isRecent(String seconds) {
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(seconds)), clock.instant());
        return age.abs().compareTo(tolerance) <= 0;
    }

    private boolean isOurs(String seconds, String signature, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            mac.update((seconds + ".").getBytes(StandardCharsets.UTF_8));
            return MessageDigest.isEqual(mac.doFinal(body), HexFormat.of().parseHex(signature));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
