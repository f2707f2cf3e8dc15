package dev.souk.embedded;

/** Values in statements that cannot have parameters. */
final class Sql {

    private Sql() {}

    static String quoted(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
