package dev.souk.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnansweredChallengeTest {

    private final AtomicLong millis =
            new AtomicLong(Instant.parse("2026-01-01T12:00:00Z").toEpochMilli());
    private final InstantSource time = () -> Instant.ofEpochMilli(millis.get());
    private final Clock clock = time.withZone(ZoneOffset.UTC);

    @Test
    void isCancelledAfterFifteenMinutes(@TempDir Path folder) throws Exception {
        try (Ledger ledger = Ledger.open(folder)) {
            Charges charges = new Charges(
                    ledger, new Events(ledger, clock, new FaultSwitch(), false), clock, URI.create("http://bank"));
            NewCharge asked = new NewCharge(100, "USD", "4000002500003155", "order", null);
            String id = charges.charge(new IdempotencyKey("key", "hash"), asked)
                    .charge()
                    .id();

            millis.addAndGet(Duration.ofMinutes(15).toMillis() - 1);
            charges.cancelUnanswered();
            assertThat(charges.find(id).orElseThrow().status()).isEqualTo(ChargeStatus.REQUIRES_ACTION);

            millis.addAndGet(1);
            charges.cancelUnanswered();
            assertThat(charges.find(id).orElseThrow().status()).isEqualTo(ChargeStatus.CANCELED);
        }
    }
}
