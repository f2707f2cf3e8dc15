package dev.souk.checkout.session;

/** Why a payment failed, in a sentence for who pays. */
public final class PaymentProblem {

    public static final String DECLINED = "card_declined";
    public static final String INSUFFICIENT_FUNDS = "insufficient_funds";
    public static final String CHALLENGE_FAILED = "challenge_failed";
    public static final String CHALLENGE_ABANDONED = "challenge_abandoned";

    /** We lost the card before the provider had it. Nothing was charged. */
    public static final String INTERRUPTED = "interrupted";

    /** The stock was gone before anything was charged. */
    public static final String STOCK_GONE = "stock_gone";

    private PaymentProblem() {}

    public static String detail(String reason) {
        return switch (reason) {
            case INSUFFICIENT_FUNDS ->
                "The card has not enough funds. Nothing was charged: please pay with another card.";
            case CHALLENGE_FAILED ->
                "Your bank could not confirm that it was you. Nothing was charged: please pay again, or with another card.";
            case CHALLENGE_ABANDONED -> "The payment was not confirmed in time. Nothing was charged: please pay again.";
            case INTERRUPTED -> "The payment was interrupted. Nothing was charged: please pay again.";
            case STOCK_GONE -> "There are not enough pieces left. Nothing was charged.";
            default -> "The card was declined. Nothing was charged: please pay with another card.";
        };
    }
}
