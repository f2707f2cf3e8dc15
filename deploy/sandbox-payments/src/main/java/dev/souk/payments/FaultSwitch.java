package dev.souk.payments;

/** Holds how the provider misbehaves just now. */
final class FaultSwitch {

    private volatile Faults faults = Faults.NONE;

    Faults faults() {
        return faults;
    }

    void turn(Faults wanted) {
        faults = wanted;
    }
}
