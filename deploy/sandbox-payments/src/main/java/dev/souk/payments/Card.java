package dev.souk.payments;

import java.util.Arrays;

/** What a card does; every other number is declined. */
enum Card {
    APPROVED("4242424242424242"),
    DECLINED("4000000000000002"),
    INSUFFICIENT_FUNDS("4000000000009995"),
    /** The charge succeeds and the caller never hears of it. */
    SILENT("4000000000000119"),
    /** The card's owner must agree on a page of ours first. */
    CHALLENGED("4000002500003155");

    private final String number;

    Card(String number) {
        this.number = number;
    }

    static Card of(String number) {
        return Arrays.stream(values())
                .filter(card -> card.number.equals(number))
                .findFirst()
                .orElse(DECLINED);
    }

    Verdict verdict() {
        return switch (this) {
            case APPROVED, SILENT -> Verdict.SUCCEEDED;
            case DECLINED -> Verdict.declined("card_declined");
            case INSUFFICIENT_FUNDS -> Verdict.declined("insufficient_funds");
            case CHALLENGED -> Verdict.REQUIRES_ACTION;
        };
    }
}
