package dev.souk.checkout.payment;

import java.util.Optional;
import java.util.regex.Pattern;

/** A card's number on its way to the provider. It is never stored and never printed. */
public final class Card {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{12,19}");
    private static final int SHOWN = 4;

    private final String number;

    private Card(String number) {
        this.number = number;
    }

    /** What somebody typed, with or without spaces and hyphens; empty when it cannot be a card's number. */
    public static Optional<Card> read(String typed) {
        String digits = typed.replaceAll("[ -]", "");
        return NUMBER.matcher(digits).matches() ? Optional.of(new Card(digits)) : Optional.empty();
    }

    public String lastFour() {
        return number.substring(number.length() - SHOWN);
    }

    String number() {
        return number;
    }

    @Override
    public String toString() {
        return "card ending in " + lastFour();
    }
}
