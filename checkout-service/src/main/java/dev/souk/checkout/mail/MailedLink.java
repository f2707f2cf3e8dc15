package dev.souk.checkout.mail;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A link that is good.
 *
 * @param customer whose account it is about
 * @param email where it was sent
 */
@RegisterForReflection
public record MailedLink(long customer, String email) {}
