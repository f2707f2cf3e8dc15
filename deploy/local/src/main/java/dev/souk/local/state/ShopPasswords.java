package dev.souk.local.state;

import dev.souk.embedded.Passwords;
import dev.souk.local.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The passwords and keys of the shop: made at the first start, in a file that only its owner may read. */
public final class ShopPasswords {

    private static final String REDIS = "redis";
    private static final String PAGES = "web-keys";
    private static final String PAYMENTS = "payments";
    private static final String WEBHOOKS = "payments-webhook";
    private static final String SERVICE = "service.";

    /** What is made when it is not there, also beside the passwords of an earlier version. Those of the database never: its users have theirs. */
    private static final List<String> OURS = List.of(
            REDIS,
            PAGES,
            PAYMENTS,
            WEBHOOKS,
            SERVICE + "catalog",
            SERVICE + "cart",
            SERVICE + "checkout",
            SERVICE + "operator");

    /** 64 characters in hex: signing keys must have 32 or more. */
    private static final int RANDOM_BYTES = 32;

    private final Map<String, String> byName;

    private ShopPasswords(Map<String, String> byName) {
        this.byName = byName;
    }

    public static ShopPasswords readOrMake(Path file) {
        try {
            Map<String, String> known = Files.exists(file)
                    ? OwnerOnly.read(file)
                    : Passwords.random().asMap();
            Map<String, String> all = new TreeMap<>(known);
            OURS.forEach(name -> all.computeIfAbsent(name, missing -> random()));
            if (!Files.exists(file) || !all.equals(known)) {
                OwnerOnly.write(file, all);
            }
            return new ShopPasswords(all);
        } catch (IOException failure) {
            throw new Refusal("cannot keep the passwords in " + file + ": " + failure.getMessage(), failure);
        }
    }

    public Passwords ofDatabaseUsers() {
        try {
            return Passwords.of(byName);
        } catch (IllegalArgumentException incomplete) {
            throw new Refusal("the file of passwords is damaged: " + incomplete.getMessage(), incomplete);
        }
    }

    public String ofRedis() {
        return named(REDIS);
    }

    /** What cookies and form tokens are signed with. Several, with a comma between, while they are changed. */
    public String ofPages() {
        return named(PAGES);
    }

    /** What the service, or the operator, shows to others. */
    public String ofService(String name) {
        return named(SERVICE + name);
    }

    public String ofPayments() {
        return named(PAYMENTS);
    }

    /** What the payment provider signs its webhooks with. */
    public String ofWebhooks() {
        return named(WEBHOOKS);
    }

    private String named(String name) {
        String password = byName.get(name);
        if (password == null || password.isBlank()) {
            throw new Refusal("the file of passwords is damaged: " + name + " has none");
        }
        return password;
    }

    private static String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
