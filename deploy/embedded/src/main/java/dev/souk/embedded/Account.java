package dev.souk.embedded;

import java.util.List;
import java.util.stream.Stream;

/** Who may do what: each user has what its work needs and no more. They come from this machine only. */
enum Account {
    MIGRATE("migrate"),
    CATALOG_APP("catalog_app"),
    CART_APP("cart_app"),
    CHECKOUT_APP("checkout_app"),
    MONITOR("monitor"),
    REPLICATION("replication");

    static final String SUPERVISOR = "supervisor";

    private final String user;

    Account(String user) {
        this.user = user;
    }

    String user() {
        return user;
    }

    static List<String> users() {
        return Stream.of(values()).map(Account::user).toList();
    }

    /**
     * What a server runs at each start before it accepts anybody, one statement a line: schemas, users, and a supervisor
     * whose password nobody but this process ever learns. Not replicated, since each node runs it itself; so a replica
     * has its users before it has found its primary, and another password takes effect at the next start.
     */
    static String statements(Passwords passwords, String supervisorPassword) {
        Stream<String> schemas = Stream.of("catalog", "cart", "checkout")
                .map(schema -> "create schema if not exists `%s`".formatted(schema));
        Stream<String> supervisor =
                Stream.of(user(SUPERVISOR, supervisorPassword), "grant all on *.* to %s".formatted(local(SUPERVISOR)));
        Stream<String> accounts = Stream.of(values())
                .flatMap(account -> Stream.concat(
                        Stream.of(user(account.user, passwords.of(account.user))),
                        account.grants().stream()
                                .map(grant -> "grant %s to %s".formatted(grant, local(account.user)))));
        return Stream.of(Stream.of("set session sql_log_bin = 0", rootBySocketOnly()), schemas, supervisor, accounts)
                .flatMap(statements -> statements)
                .map(statement -> statement + ";\n")
                .reduce("", String::concat);
    }

    private List<String> grants() {
        return switch (this) {
            case MIGRATE ->
                List.of(
                        "all on `catalog`.*",
                        "all on `cart`.*",
                        "all on `checkout`.*",
                        // For trying a migration out. The underscore is escaped: it would match any letter.
                        "all on `souk\\_scratch%`.*");
            case CATALOG_APP -> List.of(rows("catalog"));
            case CART_APP -> List.of(rows("cart"));
            case CHECKOUT_APP -> List.of(rows("checkout"));
            case MONITOR -> List.of("slave monitor, binlog monitor, process on *.*");
            case REPLICATION -> List.of("replication slave on *.*");
        };
    }

    private static String rows(String schema) {
        return "select, insert, update, delete on `%s`.*".formatted(schema);
    }

    private static String rootBySocketOnly() {
        return "create or replace user root@localhost identified via unix_socket as %s"
                .formatted(Sql.quoted(System.getProperty("user.name")));
    }

    private static String user(String name, String password) {
        return "create or replace user %s identified by %s".formatted(local(name), Sql.quoted(password));
    }

    private static String local(String user) {
        return "'%s'@'127.0.0.1'".formatted(user);
    }
}
