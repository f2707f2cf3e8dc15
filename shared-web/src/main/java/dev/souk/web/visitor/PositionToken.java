package dev.souk.web.visitor;

import dev.souk.db.position.WritePosition;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** A position as clients keep it: opaque, and signed, so that nobody can make all of their reads go to the primary. */
@ApplicationScoped
public class PositionToken {

    /** The header that carries it, of requests and answers alike. */
    public static final String HEADER = "Souk-Position";

    private final Signer signer;

    PositionToken(SigningKeys keys) {
        this.signer = keys.signer("position");
    }

    /** Empty for no position. */
    public Optional<String> of(WritePosition position) {
        if (position.isNone()) {
            return Optional.empty();
        }
        String text = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(position.toString().getBytes(StandardCharsets.US_ASCII));
        return Optional.of(new SignedValue(text, signer.sign(text)).cookie());
    }

    /** Empty for what is none of ours. */
    public Optional<WritePosition> read(String token) {
        return SignedValue.parse(token)
                .filter(signed -> signer.verifies(signed.text(), signed.signature()))
                .flatMap(signed -> WritePosition.parse(
                        new String(Base64.getUrlDecoder().decode(signed.text()), StandardCharsets.US_ASCII)));
    }
}
