package dev.souk.web.visitor;

import dev.souk.web.Cookies;
import jakarta.enterprise.context.RequestScoped;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who sends the present request: the same browser again and again, told by a signed cookie. It says nothing of a person. */
@RequestScoped
public class Visitor {

    private static final String COOKIE = "souk_visitor";
    private static final int ID_BYTES = 16; // nobody guesses 128 bits
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    private final Cookies cookies;
    private final Signer signer;
    private @Nullable String id;

    Visitor(Cookies cookies, SigningKeys keys) {
        this.cookies = cookies;
        this.signer = keys.signer("visitor");
    }

    /**
     * 32 hexadecimal digits. Who has none yet is given one, and a cookie with the answer.
     */
    public String id() {
        return knownId().orElseGet(this::welcome);
    }

    /** The id that came with the request or was given since; empty for somebody new, who stays so. */
    public Optional<String> knownId() {
        if (id == null) {
            id = cookies.values(COOKIE)
                    .flatMap(value -> SignedValue.parse(value).stream())
                    .filter(value -> ID.matcher(value.text()).matches())
                    .filter(value -> signer.verifies(value.text(), value.signature()))
                    .findFirst()
                    .map(this::known)
                    .orElse(null);
        }
        return Optional.ofNullable(id);
    }

    /** Makes somebody new of the browser, as whoever signs out wants it: nothing of before is found by the new id. */
    public void beginAnew() {
        welcome();
    }

    /** Who comes with the signature of an older key gets that of the present one. */
    private String known(SignedValue cookie) {
        if (!signer.sign(cookie.text()).equals(cookie.signature())) {
            send(cookie.text());
        }
        return cookie.text();
    }

    private String welcome() {
        byte[] random = new byte[ID_BYTES];
        new SecureRandom().nextBytes(random);
        String fresh = HexFormat.of().formatHex(random);
        id = fresh;
        send(fresh);
        return fresh;
    }

    private void send(String text) {
        cookies.set(COOKIE, new SignedValue(text, signer.sign(text)).cookie());
    }
}
