package dev.souk.db.rules.release;

import dev.souk.db.rules.MigrationFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A migration that a release was made with.
 *
 * @param sha256 of the file, line ends as Unix writes them, in hexadecimal
 * @param name of the file
 */
public record ReleasedMigration(String sha256, String name) {

    private static final int SHA_256_LENGTH = 64;
    private static final String BETWEEN = "  ";

    /** What would be kept of {@code file}: a file that was not changed since equals what was kept. */
    public static ReleasedMigration of(MigrationFile file) {
        byte[] bytes = file.text().replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
        try {
            byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new ReleasedMigration(HexFormat.of().formatHex(sha256), file.name());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    static ReleasedMigration read(String line) {
        if (!line.startsWith(BETWEEN, SHA_256_LENGTH)) {
            throw new IllegalArgumentException("not a hash, two spaces and a name: " + line);
        }
        return new ReleasedMigration(
                line.substring(0, SHA_256_LENGTH), line.substring(SHA_256_LENGTH + BETWEEN.length()));
    }

    String line() {
        return sha256 + BETWEEN + name;
    }
}
