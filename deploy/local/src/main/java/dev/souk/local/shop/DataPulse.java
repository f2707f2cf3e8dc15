package dev.souk.local.shop;

import dev.souk.embedded.Address;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Asks a data server itself, as an application would: through the proxy in front of it. */
final class DataPulse {

    /** A slowed server (200 ms an answer, several answers a connection) is still up; a stopped one never answers. */
    private static final int LIMIT_MILLIS = 1500;

    private DataPulse() {}

    /** Whether it answers, and takes writes if it is the primary. */
    static boolean ofDatabase(Address address, boolean primary, String password) {
        Properties settings = new Properties();
        settings.put("user", "monitor");
        settings.put("password", password);
        settings.put("sslMode", "disable");
        settings.put("connectTimeout", Integer.toString(LIMIT_MILLIS));
        settings.put("socketTimeout", Integer.toString(LIMIT_MILLIS));
        try (Connection connection = DriverManager.getConnection("jdbc:mariadb://" + address + "/", settings);
                Statement statement = connection.createStatement();
                ResultSet readOnly = statement.executeQuery("select @@read_only")) {
            return readOnly.next() && !(primary && readOnly.getBoolean(1));
        } catch (SQLException noAnswer) {
            return false;
        }
    }

    static boolean ofRedis(Address address, String password) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.host(), address.port()), LIMIT_MILLIS);
            socket.setSoTimeout(LIMIT_MILLIS);
            socket.getOutputStream().write(("AUTH " + password + "\r\nPING\r\n").getBytes(StandardCharsets.US_ASCII));
            return answer(socket.getInputStream()).equals("+OK\r\n+PONG\r\n");
        } catch (IOException noAnswer) {
            return false;
        }
    }

    private static String answer(InputStream input) throws IOException {
        return new String(input.readNBytes("+OK\r\n+PONG\r\n".length()), StandardCharsets.US_ASCII);
    }
}
