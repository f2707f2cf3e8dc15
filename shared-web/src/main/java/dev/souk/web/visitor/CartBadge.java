package dev.souk.web.visitor;

import dev.souk.web.Cookies;
import jakarta.enterprise.context.RequestScoped;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How many pieces the visitor's cart holds, as a signed cookie: the page's header shows it without asking anybody. It is
 * what the last answer about the cart said; the cart itself is cart-service's.
 */
@RequestScoped
public class CartBadge {

    private static final String COOKIE = "souk_cart";
    private static final Pattern PIECES = Pattern.compile("[1-9][0-9]{0,5}");

    private final Cookies cookies;
    private final Visitor visitor;
    private final Signer signer;
    private @Nullable Integer pieces;

    CartBadge(Cookies cookies, Visitor visitor, SigningKeys keys) {
        this.cookies = cookies;
        this.visitor = visitor;
        this.signer = keys.signer("cart-badge");
    }

    /**
     * Shows so many from this answer on.
     *
     * @param count pieces in the cart, 0 when it is empty
     */
    public void show(int count) {
        pieces = count;
        if (count == 0) {
            cookies.forget(COOKIE);
        } else {
            String text = Integer.toString(count);
            cookies.set(COOKIE, new SignedValue(text, signer.sign(visitor.id() + ' ' + text)).cookie());
        }
    }

    /** Pieces in the cart as far as this browser has been told; a cookie of another visitor says nothing. */
    public int pieces() {
        if (pieces == null) {
            pieces = visitor.knownId().map(this::read).orElse(0);
        }
        return pieces;
    }

    private int read(String visitorId) {
        return cookies.values(COOKIE)
                .flatMap(value -> SignedValue.parse(value).stream())
                .filter(value -> PIECES.matcher(value.text()).matches())
                .filter(value -> signer.verifies(visitorId + ' ' + value.text(), value.signature()))
                .findFirst()
                .map(value -> Integer.parseInt(value.text()))
                .orElse(0);
    }
}
