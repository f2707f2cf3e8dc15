package dev.souk.embedded.statements;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** MariaDB's general query log: which statements one user sent, with their values, whoever else was there. */
public final class GeneralLog {

    /**
     * A time or, within the same second, none; the connection's number; what it did; with what. To a pattern's dot a carriage
     * return ends the line, and so does 0x85, which is half of an "Å" here.
     */
    private static final Pattern ENTRY = Pattern.compile(
            "(?:\\d{6} [ \\d]\\d:\\d\\d:\\d\\d)?\\t+ *(\\d+) ([A-Z][A-Za-z_ ]*)\\t(.*)", Pattern.DOTALL);

    /** Each start of the server begins with lines like these, and counts connections from the beginning. */
    private static final Pattern START = Pattern.compile(".*, Version: .* started with:");

    private final String user;
    private final Consumer<String> statements;
    private final Map<String, String> users = new HashMap<>();
    private final StringBuilder statement = new StringBuilder();
    private boolean wanted;

    private GeneralLog(String user, Consumer<String> statements) {
        this.user = user;
        this.statements = statements;
    }

    /** Tells {@code statements} everything that {@code user} sent. */
    public static void read(Path log, String user, Consumer<String> statements) throws IOException {
        GeneralLog reading = new GeneralLog(user, statements);
        // Byte by byte: values need not be text in any character set.
        try (BufferedReader lines = Files.newBufferedReader(log, StandardCharsets.ISO_8859_1)) {
            StringBuilder line = new StringBuilder();
            for (int character = lines.read(); character >= 0; character = lines.read()) {
                if (character == '\n') {
                    reading.line(line.toString());
                    line.setLength(0);
                } else {
                    line.append((char) character);
                }
            }
        }
        reading.end();
    }

    private void line(String line) {
        Matcher entry = ENTRY.matcher(line);
        if (entry.matches()) {
            end();
            begin(entry.group(1), entry.group(2), entry.group(3));
        } else if (START.matcher(line).matches()) {
            end();
            users.clear();
        } else if (wanted) {
            statement.append('\n').append(line);
        }
    }

    private void begin(String connection, String command, String argument) {
        switch (command) {
            case "Connect", "Change user" -> users.put(connection, argument.replaceFirst("@.*", ""));
            case "Query", "Execute" -> {
                wanted = user.equals(users.get(connection));
                if (wanted) {
                    statement.append(argument);
                }
            }
            default -> {}
        }
    }

    private void end() {
        if (wanted) {
            Optional<String> text = RawText.decode(statement.toString());
            text.ifPresent(statements);
        }
        statement.setLength(0);
        wanted = false;
    }
}
