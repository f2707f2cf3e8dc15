package dev.souk.db.rules;

/** What the running release knows of the schema: only that can be missed. */
public interface InUse {

    /** Whether the running release may name this table. */
    boolean table(String table);

    /** Whether the running release may name this column. */
    boolean column(String table, String column);

    /** Where nothing is known of it, all that there is may be in use. */
    static InUse everything() {
        return new InUse() {
            @Override
            public boolean table(String table) {
                return true;
            }

            @Override
            public boolean column(String table, String column) {
                return true;
            }
        };
    }
}
