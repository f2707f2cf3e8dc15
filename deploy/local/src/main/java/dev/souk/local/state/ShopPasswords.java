package dev.souk.local.state;

import dev.souk.embedded.Passwords;
import dev.souk.local.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** The passwords of the shop's servers: made at the first start, in a file that only its owner may read. */
public final class ShopPasswords {

    private static final String REDIS = "redis";
    private static final int RANDOM_BYTES = 16;

    private final Map<String, String> byUser;

    private ShopPasswords(Map<String, String> byUser) {
        this.byUser = byUser;
    }

    public static ShopPasswords readOrMake(Path file) {
        try {
            if (!Files.exists(file)) {
                OwnerOnly.write(file, random());
            }
            return new ShopPasswords(OwnerOnly.read(file));
        } catch (IOException failure) {
            throw new Refusal("cannot keep the passwords in " + file + ": " + failure.getMessage(), failure);
        }
    }

    public Passwords ofDatabaseUsers() {
        try {
            return Passwords.of(byUser);
        } catch (IllegalArgumentException incomplete) {
            throw new Refusal("the file of passwords is damaged: " + incomplete.getMessage(), incomplete);
        }
    }

    public String ofRedis() {
        String password = byUser.get(REDIS);
        if (password == null) {
            throw new Refusal("the file of passwords is damaged: redis has none");
        }
        return password;
    }

    private static Map<String, String> random() {
        Map<String, String> all = new TreeMap<>(Passwords.random().asMap());
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        all.put(REDIS, HexFormat.of().formatHex(bytes));
        return all;
    }
}
