package dev.souk.db.rules;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A migration as it lies in {@code db/migration}.
 *
 * @param name of the file, {@code V31__product_subtitle.sql}
 * @param text its SQL, line ends as in the file
 */
public record MigrationFile(String name, String text) {

    private static final long LARGEST = 1_000_000;

    /** Some editors begin a file with it. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final Pattern NAME = Pattern.compile("V(\\d{1,18})__\\w+\\.sql");

    /**
     * Reads it.
     *
     * @throws UnreadableMigration if there is no such file, or it is no text in UTF-8
     */
    public static MigrationFile read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new UnreadableMigration(file + " is larger than a megabyte, which no change of a schema is");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return new MigrationFile(
                    String.valueOf(file.getFileName()), text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (CharacterCodingException failure) {
            throw new UnreadableMigration(file + " is no text in UTF-8", failure);
        } catch (IOException failure) {
            throw new UnreadableMigration(file + " cannot be read: " + failure, failure);
        }
    }

    /** The number in its name; none when it is not called {@code V<number>__<words>.sql}. */
    public OptionalLong version() {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }
}
