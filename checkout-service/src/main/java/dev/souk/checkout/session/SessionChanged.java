package dev.souk.checkout.session;

/** Somebody else changed the session between our look and our change: look again. */
public final class SessionChanged extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** So often a change is tried; who still loses then is one of very many. */
    public static final int RETRIES = 5;

    public SessionChanged() {
        super("The session was changed meanwhile", null, false, false);
    }
}
