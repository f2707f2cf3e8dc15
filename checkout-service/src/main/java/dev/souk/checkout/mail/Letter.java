package dev.souk.checkout.mail;

import dev.souk.money.Money;
import java.util.List;

/**
 * What a mail says, in the shop's language.
 *
 * @param lines what something is made of and costs; empty when it is about nothing of the kind
 * @param way where it leads
 */
public record Letter(String subject, String greeting, String opening, List<Line> lines, Way way, String closing) {

    /** A thing and its price. */
    public record Line(String what, Money amount) {}

    /** A link and what is written on it. The address is a secret: whoever has it may use it. */
    public record Way(String label, String url) {

        /** Without the address. */
        @Override
        public String toString() {
            return label;
        }
    }
}
