package dev.souk.catalog.feed;

/** Hears how far an import is. */
@FunctionalInterface
public interface ImportProgress {

    /**
     * After each transaction.
     *
     * @param percent of the whole that is done, 0 to 100; -1 when the whole is not known
     */
    void at(ImportReport soFar, int percent);

    /** Asked before each transaction. */
    default boolean mayGoOn() {
        return true;
    }
}
