package dev.souk.db;

/** Where a node of the database listens, read from {@code host:port} or {@code [ipv6]:port}. */
record NodeAddress(String host, int port) {

    private static final int DEFAULT_PORT = 3306;
    private static final int HIGHEST_PORT = 65_535;

    /**
     * @param setting the name of the setting, for the message
     * @throws IllegalArgumentException if {@code text} is not an address; the message says what one looks like
     */
    static NodeAddress parse(String setting, String text) {
        String address = text.strip();
        int colon = address.lastIndexOf(':');
        if (colon < 0 || address.endsWith("]")) {
            return new NodeAddress(host(setting, text, address), DEFAULT_PORT);
        }
        return new NodeAddress(
                host(setting, text, address.substring(0, colon)), port(setting, text, address.substring(colon + 1)));
    }

    private static String host(String setting, String text, String host) {
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        String bare = bracketed ? host.substring(1, host.length() - 1) : host;
        boolean wrong = bare.isBlank() || bare.chars().anyMatch(c -> c == '/' || c == '=' || c == '@' || c <= ' ');
        if (wrong || (!bracketed && bare.contains(":"))) {
            throw wrong(setting, text);
        }
        return bare;
    }

    private static int port(String setting, String text, String port) {
        if (!port.matches("\\d{1,5}")) {
            throw wrong(setting, text);
        }
        int number = Integer.parseInt(port);
        if (number < 1 || number > HIGHEST_PORT) {
            throw wrong(setting, text);
        }
        return number;
    }

    private static IllegalArgumentException wrong(String setting, String text) {
        return new IllegalArgumentException(
                "%s: '%s' is not an address. Write host:port, for example 10.0.0.7:3306".formatted(setting, text));
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
