package dev.souk.catalog.feed;

/** An import was not let go on to the end of its feed; what was written stays. */
final class ImportStopped extends RuntimeException {

    private static final long serialVersionUID = 1;

    ImportStopped(ImportReport soFar) {
        super("stopped after %d lines".formatted(soFar.lines()), null, false, false);
    }
}
