package dev.souk.local.shop;

import java.util.Locale;

/** What a process is in the shop. */
public enum MemberRole {
    PRIMARY,
    REPLICA,
    REDIS,
    PROVIDER,
    SERVICE,
    GATEWAY;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
