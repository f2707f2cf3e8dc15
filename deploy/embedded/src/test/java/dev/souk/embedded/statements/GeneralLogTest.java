package dev.souk.embedded.statements;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneralLogTest {

    private static final String START = """
            mariadbd, Version: 11.8.2-MariaDB-log (Source). started with:
            Tcp port: 3306  Unix socket: /tmp/mysql.sock
            Time\t\t    Id Command\tArgument
            """;

    @TempDir
    private Path folder = Path.of("");

    /** In bytes an "Å" ends with 0x85, and that, a carriage return alone and others end a line for some readers. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select a from t where b = 'Å' and c = 1",
                "select a from t where b = 'a\r\nb'",
                "select a\rfrom t",
                "select a\r\nfrom t\r\nwhere b = 1",
                "select a from t where b = '\u2028'"
            })
    void keepsWhateverStandsInAnEntry(String statement) throws IOException {
        assertThat(read(START + "260102  3:04:05\t     8 Connect\tapp@localhost on shop using TCP/IP\n"
                        + "\t\t     8 Query\t" + statement + "\n" + "\t\t     8 Query\tdelete from t\n"))
                .containsExactly(statement, "delete from t");
    }

    @Test
    void leavesOutWhatOthersSent() throws IOException {
        assertThat(read(START + """
                        260102  3:04:05\t     8 Connect\tother@localhost on shop using TCP/IP
                        \t\t     8 Query\tselect 'Å'
                        \t\t     8 Quit\t
                        """)).isEmpty();
    }

    private List<String> read(String log) throws IOException {
        List<String> statements = new ArrayList<>();
        GeneralLog.read(Files.writeString(folder.resolve("general.log"), log), "app", statements::add);
        return statements;
    }
}
