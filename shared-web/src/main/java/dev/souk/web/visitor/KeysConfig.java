package dev.souk.web.visitor;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** The secrets with which cookies and forms are signed, the same for all services of a shop. */
@ConfigMapping(prefix = "souk.web")
interface KeysConfig {

    /**
     * Comma between them, at least {@value SigningKeys#SHORTEST} characters each. The first signs, all verify. To rotate, add a
     * new one at the end in all services first, or those that do not know it yet take its cookies for forged; then move it to
     * the front; and take the old one away when its cookies are a year old or need not be honoured.
     */
    Optional<List<String>> keys();
}
