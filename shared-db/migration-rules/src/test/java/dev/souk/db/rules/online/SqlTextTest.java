package dev.souk.db.rules.online;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqlTextTest {

    private static final String TEXT = """
            -- Notes; of people
            set foreign_key_checks = 0; # not looked for
            alter table note /* of; theirs */ add column `kind;` varchar(9) comment 'it''s; a\\'kind',
                algorithm = inplace; /*!100000 select 1 */
            """;

    @Test
    void cutsStatementsOutsideOfQuotesAndComments() {
        assertThat(SqlText.statements(TEXT))
                .extracting(statement -> statement.replaceAll("\\s+", " "))
                .containsExactly(
                        "set foreign_key_checks = 0",
                        "alter table note add column `kind;` varchar(9) comment 'it''s; a\\'kind', algorithm = inplace",
                        "/*!100000 select 1 */");
    }

    @Test
    void wordsAreThoseOfTheStatements() {
        assertThat(SqlText.words(TEXT))
                .contains("note", "kind", "alter", "foreign_key_checks")
                .doesNotContain("people", "theirs", "s");
    }
}
