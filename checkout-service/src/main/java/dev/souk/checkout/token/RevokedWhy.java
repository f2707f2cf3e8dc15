package dev.souk.checkout.token;

/** Why a session ended before its time. */
public enum RevokedWhy {
    SIGNED_OUT,
    /** A refresh token came that had been used before: somebody else has one of the session's. */
    REUSED,
    PASSWORD_CHANGED,
    /** They are no longer one of the staff. */
    DISMISSED,
    /** The account is gone. */
    DELETED
}
