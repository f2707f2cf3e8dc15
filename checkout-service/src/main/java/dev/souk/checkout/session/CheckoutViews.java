package dev.souk.checkout.session;

import dev.souk.checkout.order.OrderNumber;
import dev.souk.checkout.session.DetailProblem.Flaw;
import dev.souk.web.Shop;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows sessions as they are at this moment: one whose time is over is expired, also before a job has seen it. */
@Singleton
public final class CheckoutViews {

    private final DetailsCheck check;
    private final Terms terms;
    private final Shop shop;
    private final Clock clock;

    CheckoutViews(DetailsCheck check, Terms terms, Shop shop, Clock clock) {
        this.check = check;
        this.terms = terms;
        this.shop = shop;
        this.clock = clock;
    }

    public CheckoutView of(CheckoutSession session) {
        Instant now = clock.instant();
        List<DetailProblem> missing = check.problems(session.details());
        CheckoutStatus status = status(session, missing.isEmpty(), now);
        return new CheckoutView(
                session.publicId(),
                status,
                problems(session, status, missing),
                terms.deliveryOptions(session),
                terms.totals(session),
                session.state() == SessionState.OPEN || status == CheckoutStatus.EXPIRED ? session.expiresAt() : null,
                order(session),
                session.paymentProblem(),
                status == CheckoutStatus.REQUIRES_ESCALATION ? session.continueUrl() : null,
                session.cartId(),
                session.details().email(),
                session.details().shippingAddress(),
                session.details().deliveryMethod(),
                session.lines());
    }

    private static CheckoutStatus status(CheckoutSession session, boolean complete, Instant now) {
        return switch (session.state()) {
            case OPEN -> {
                if (session.isExpired(now)) {
                    yield CheckoutStatus.EXPIRED;
                }
                yield complete ? CheckoutStatus.READY_FOR_COMPLETE : CheckoutStatus.INCOMPLETE;
            }
            case PLACING -> CheckoutStatus.COMPLETE_IN_PROGRESS;
            case CHALLENGED -> CheckoutStatus.REQUIRES_ESCALATION;
            case COMPLETED -> CheckoutStatus.COMPLETED;
            case CANCELED -> CheckoutStatus.CANCELED;
            case EXPIRED -> CheckoutStatus.EXPIRED;
        };
    }

    private static List<DetailProblem> problems(
            CheckoutSession session, CheckoutStatus status, List<DetailProblem> missing) {
        boolean canBeMended = status == CheckoutStatus.INCOMPLETE || status == CheckoutStatus.READY_FOR_COMPLETE;
        if (!canBeMended) {
            return List.of();
        }
        return session.paymentProblem() == null
                ? missing
                : Stream.concat(missing.stream(), Stream.of(payAgain(session.paymentProblem())))
                        .toList();
    }

    private static DetailProblem payAgain(String reason) {
        return new DetailProblem("/payment", PaymentProblem.detail(reason), Flaw.DECLINED);
    }

    private @Nullable OrderLink order(CheckoutSession session) {
        String number = session.orderNumber();
        String key = session.orderKey();
        if (number == null || key == null) {
            return null;
        }
        String shown = OrderNumber.shown(number);
        return new OrderLink(shown, key, shop.url("/orders/" + shown + "?key=" + key));
    }
}
