package dev.souk.web.visitor;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The shop's secrets, checked at boot. No secret is used as it is: each purpose has keys of its own made from it. */
@Startup
@Singleton
public final class SigningKeys {

    static final int SHORTEST = 32;

    private final List<String> secrets;

    SigningKeys(
            KeysConfig config,
            @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true") boolean serves) {
        this.secrets = config.keys().orElse(List.of());
        if (secrets.isEmpty() && serves) { // a command that opens no port has nothing to sign
            throw new IllegalArgumentException(
                    "souk.web.keys is missing: say one secret of at least %d characters, the same for every service (openssl rand -hex 32)"
                            .formatted(SHORTEST));
        }
        if (secrets.stream().anyMatch(secret -> secret.length() < SHORTEST)) {
            throw new IllegalArgumentException(
                    "souk.web.keys: each needs at least %d characters (openssl rand -hex 32)".formatted(SHORTEST));
        }
    }

    /**
     * What signs for one purpose; a signature of another purpose is worth nothing here.
     *
     * @param purpose a word for it, never changed: {@code visitor}
     */
    public Signer signer(String purpose) {
        return new Signer(secrets.stream()
                .map(secret -> Signer.subkey(secret, "souk " + purpose))
                .toList());
    }
}
