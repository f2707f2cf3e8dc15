package dev.souk.checkout.audit;

/**
 * One thing that must hold.
 *
 * @param checked how many were looked at
 * @param wrong how many of them it does not hold for
 */
public record Check(String rule, long checked, long wrong) {

    public boolean isSound() {
        return wrong == 0;
    }
}
