package dev.souk.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A Redis server: its settings and its first word. */
final class RedisProgram implements ServerProcess.Program {

    private static final int ANSWER_LIMIT_MILLIS = 2_000;

    private final Path server;
    private final Path folder;
    private final String password;

    RedisProgram(Path server, Path folder, String password) {
        this.server = server;
        this.folder = folder;
        this.password = password;
    }

    @Override
    public List<String> command(int port) throws IOException {
        Folders.create(folder);
        Path settings = folder.resolve("redis.conf");
        Folders.writePrivately(settings, """
                bind 127.0.0.1
                port %d
                requirepass %s
                dir "%s"
                daemonize no
                # A cache: nothing is written, and the least recently used goes when it is full.
                save ""
                appendonly no
                maxmemory 128mb
                maxmemory-policy allkeys-lru
                """.formatted(port, password, folder));
        return List.of(server.toString(), settings.toString());
    }

    @Override
    public boolean answers(Address address) {
        try (Socket socket = new Socket()) {
            socket.connect(address.socketAddress(), ANSWER_LIMIT_MILLIS);
            socket.setSoTimeout(ANSWER_LIMIT_MILLIS);
            socket.getOutputStream()
                    .write("AUTH %s\r\nPING\r\n".formatted(password).getBytes(StandardCharsets.US_ASCII));
            InputStream answer = socket.getInputStream();
            String expected = "+OK\r\n+PONG\r\n";
            return new String(answer.readNBytes(expected.length()), StandardCharsets.US_ASCII).equals(expected);
        } catch (IOException notYet) {
            return false;
        }
    }
}
