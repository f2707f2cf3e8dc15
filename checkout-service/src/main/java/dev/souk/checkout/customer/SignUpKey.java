package dev.souk.checkout.customer;

import dev.souk.db.idempotency.IdempotencyKey;
import dev.souk.web.visitor.Signer;
import dev.souk.web.visitor.SigningKeys;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;

/**
 * The idempotency key of a sign-up. Of a body a fast hash is stored, and of a password there must be none: it would be guessed
 * from that past bcrypt. So it goes in as a code that takes the shop's key to make.
 */
@Singleton
final class SignUpKey {

    private final Signer codes;

    SignUpKey(SigningKeys keys) {
        this.codes = keys.signer("sign-up");
    }

    IdempotencyKey of(String name, NewCustomer wanted) {
        String body = codes.sign(wanted.email() + '\n' + wanted.name() + '\n' + wanted.password());
        return new IdempotencyKey(
                "sign-up " + EmailKey.of(wanted.email()),
                "POST",
                "/api/v1/customers",
                name,
                body.getBytes(StandardCharsets.UTF_8));
    }
}
