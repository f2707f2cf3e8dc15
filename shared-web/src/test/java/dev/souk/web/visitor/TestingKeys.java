package dev.souk.web.visitor;

import java.util.List;
import java.util.Optional;

/** Keys by hand. */
final class TestingKeys {

    private TestingKeys() {}

    static SigningKeys of(String... secrets) {
        return new SigningKeys(() -> Optional.of(List.of(secrets)), true);
    }
}
