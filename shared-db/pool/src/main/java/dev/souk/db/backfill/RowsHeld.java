package dev.souk.db.backfill;

import dev.souk.db.ErrorCode;
import dev.souk.db.Reason;

/**
 * Others held the rows of a batch for too long. What the server said is its message and not its cause, or the database would
 * repeat the same batch at once; a smaller one is to come a little later.
 */
final class RowsHeld extends RuntimeException {

    private static final long serialVersionUID = 1;

    RowsHeld(Throwable contended) {
        super(Reason.of(contended), null, false, false);
    }

    /** A statement that took too long has mostly waited for rows. */
    static boolean isMeantBy(Throwable thrown) {
        int code = ErrorCode.of(thrown).orElse(0);
        return ErrorCode.isOfContention(code) || code == ErrorCode.STATEMENT_TIMEOUT;
    }
}
