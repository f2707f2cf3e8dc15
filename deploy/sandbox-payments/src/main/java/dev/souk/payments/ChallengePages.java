package dev.souk.payments;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the card's owner agrees to a charge or does not. */
final class ChallengePages {

    private static final String PAGE = page();

    private static final String QUESTION = """
            <form method="post">
              <button name="answer" value="pass">Yes, pay</button>
              <button name="answer" value="fail" class="quiet">No, refuse</button>
            </form>
            """;

    private final Charges charges;
    private final Runnable afterAnswer;

    ChallengePages(Charges charges, Runnable afterAnswer) {
        this.charges = charges;
        this.afterAnswer = afterAnswer;
    }

    void ask(Call call) throws IOException {
        Challenge challenge = known(charges.challenge(call.name()));
        boolean isOpen = challenge.charge().status() == ChargeStatus.REQUIRES_ACTION;
        send(call, 200, challenge, isOpen ? QUESTION : settled(challenge));
    }

    void settle(Call call) throws IOException {
        boolean agreed = switch (call.field("answer").orElse("")) {
            case "pass" -> true;
            case "fail" -> false;
            default -> throw Problem.of(400, "bad-parameter", "answer must be pass or fail.");
        };
        Challenge challenge = known(charges.settle(call.name(), agreed));
        afterAnswer.run();
        String back = challenge.returnUrl();
        if (back != null) {
            call.redirect(back);
        } else {
            send(call, 200, challenge, settled(challenge));
        }
    }

    private static Challenge known(Optional<Challenge> challenge) {
        return challenge.orElseThrow(() -> Problem.notFound("There is nothing to agree to at this address."));
    }

    private static String settled(Challenge challenge) {
        String result = challenge.charge().status() == ChargeStatus.SUCCEEDED ? "It is paid." : "It was not paid.";
        String back = challenge.returnUrl();
        String way =
                back == null ? "You can close this page." : "<a href=\"%s\">Back to the shop</a>".formatted(text(back));
        return "<p><strong>" + result + "</strong> " + way + "</p>";
    }

    private static void send(Call call, int status, Challenge challenge, String rest) throws IOException {
        String html = PAGE.replace("{amount}", text(amount(challenge.charge())))
                .replace("{rest}", rest)
                .replace("{reference}", text(challenge.charge().reference()));
        call.sendPage(status, html, policy(challenge.returnUrl()));
    }

    /** A form's redirect counts as its target: without the shop's origin a browser would stay on this page. */
    private static String policy(@Nullable String returnUrl) {
        String shop = returnUrl == null ? "" : " " + origin(URI.create(returnUrl));
        return "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
                + shop;
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }

    private static String amount(Charge charge) {
        Currency currency = Currency.getInstance(charge.currency());
        NumberFormat format = NumberFormat.getCurrencyInstance(Locale.US);
        format.setCurrency(currency);
        format.setMinimumFractionDigits(currency.getDefaultFractionDigits());
        format.setMaximumFractionDigits(currency.getDefaultFractionDigits());
        return format.format(BigDecimal.valueOf(charge.amount(), currency.getDefaultFractionDigits()));
    }

    private static String text(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String page() {
        try (InputStream html = ChallengePages.class.getResourceAsStream("challenge.html")) {
            if (html == null) {
                throw new IllegalStateException("challenge.html is not in the jar");
            }
            return new String(html.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
