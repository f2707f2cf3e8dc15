package dev.souk.checkout.mail;

/** What a mailed link is good for, and nothing else. */
public enum LinkPurpose {
    VERIFY_EMAIL,
    RESET_PASSWORD
}
