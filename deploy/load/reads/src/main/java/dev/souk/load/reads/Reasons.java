package dev.souk.load.reads;

/** Why a read failed, in words that are the same for the same cause. */
final class Reasons {

    private static final int LONGEST = 120;

    private Reasons() {}

    static String of(Throwable cause) {
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        String line = message.lines().findFirst().orElse("");
        // Ports, connection ids and milliseconds would make each failure one of a kind.
        String same = line.replaceAll("\\d+", "#");
        return same.length() <= LONGEST ? same : same.substring(0, LONGEST) + " ...";
    }
}
