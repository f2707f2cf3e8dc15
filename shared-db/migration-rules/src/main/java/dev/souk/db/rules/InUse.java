package dev.souk.db.rules;

import java.util.Optional;

/** What the running release knows of the schema: only that can be missed. */
public interface InUse {

    /** Whether the running release may name this table. */
    boolean table(String table);

    /** Whether the running release may name this column. */
    boolean column(String table, String column);

    /** Whether it may write NULL there; empty where that is not known. */
    Optional<Boolean> nullable(String table, String column);

    /** Whether it may leave the column out of an insert; empty where that is not known. */
    Optional<Boolean> hasDefault(String table, String column);

    /** Whether the index keeps values from being there twice; empty where that is not known. */
    Optional<Boolean> unique(String table, String index);

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

            @Override
            public Optional<Boolean> nullable(String table, String column) {
                return Optional.empty();
            }

            @Override
            public Optional<Boolean> hasDefault(String table, String column) {
                return Optional.empty();
            }

            @Override
            public Optional<Boolean> unique(String table, String index) {
                return Optional.empty();
            }
        };
    }
}
