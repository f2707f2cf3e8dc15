package dev.souk.db.rules.online;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.db.rules.MigrationFile;
import dev.souk.db.rules.MigrationFolder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RehearsalSchemaTest {

    private static final long ROWS = 2_000;

    private static ScratchCluster cluster;

    @BeforeAll
    static void start() {
        cluster = new ScratchCluster();
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"catalog", "cart", "checkout"})
    void fillsEveryTableOfTheServices(String service) throws SQLException {
        Path folder = Path.of("../../%s-service/src/main/resources/db/migration".formatted(service));
        try (RehearsalSchema schema = RehearsalSchema.create(cluster, "souk_scratch_" + service, ROWS)) {
            for (MigrationFile file : new MigrationFolder(folder).files()) {
                schema.apply(file);
                schema.fillNewTables(table -> true);
            }

            assertThat(schema.filled())
                    .hasSizeGreaterThan(3)
                    .allSatisfy(table -> assertThat(rows(schema, table)).isBetween(ROWS - FilledTable.SPARE, 2 * ROWS));
        }
    }

    @Test
    void fillsWhateverColumnsThereAre() throws SQLException {
        try (RehearsalSchema schema = RehearsalSchema.create(cluster, "souk_scratch_columns", ROWS)) {
            schema.apply(new MigrationFile("V1__parents_and_children.sql", """
                    set foreign_key_checks = 0;
                    create table child (
                        parent_code char(6) character set ascii not null,
                        parent_part smallint                    not null,
                        number      tinyint unsigned            not null,
                        primary key (parent_code, parent_part),
                        foreign key (parent_code, parent_part) references parent (code, part)
                    );
                    create table parent (
                        code     char(6) character set ascii  not null,
                        part     smallint                     not null,
                        above    char(6) character set ascii  not null,
                        grade    tinyint                      not null check (grade between 1 and 5),
                        mood     varchar(10)                  not null check (mood in ('good', 'bad')),
                        amount   decimal(5, 2)                not null,
                        share    decimal(4, 4)                not null,
                        weight   double                       not null,
                        flag     bit                          not null,
                        hash     binary(16)                   not null,
                        picture  blob                         not null,
                        day      date                         not null,
                        hour     time                         not null,
                        born     year                         not null,
                        seen     timestamp(3)                 not null,
                        kind     enum ('a,b', 'it''s', 'c')   not null,
                        tags     set ('x', 'y')               not null,
                        name     uuid                         not null,
                        address  inet6                        not null,
                        origin   inet4                        not null,
                        options  json                         not null,
                        letter   char(1)                      not null,
                        words    mediumtext                   not null,
                        doubled  double as (weight * 2) stored,
                        primary key (code, part),
                        unique key (hash),
                        unique key (name),
                        unique key (code),
                        foreign key (above) references parent (code)
                    );
                    """));
            schema.fillNewTables(table -> true);

            assertThat(rows(schema, "parent")).isEqualTo(ROWS);
            assertThat(rows(schema, "child")).isEqualTo(ROWS - FilledTable.SPARE);
            assertThat(schema.withParents(Set.of("child"))).containsExactly("child", "parent");
        }
    }

    @Test
    void pointsToRowsThatAreThere() throws SQLException {
        try (RehearsalSchema schema = RehearsalSchema.create(cluster, "souk_scratch_parents", ROWS)) {
            for (MigrationFile file :
                    new MigrationFolder(Path.of("../../catalog-service/src/main/resources/db/migration")).files()) {
                schema.apply(file);
                schema.fillNewTables(table -> true);
            }

            assertThat(count(schema, "variant where product_id not in (select id from product)"))
                    .isZero();
            assertThat(count(schema, "category where parent_id not in (select id from category)"))
                    .isZero();
        }
    }

    private static long rows(RehearsalSchema schema, String table) throws SQLException {
        return count(schema, "`" + table + "`");
    }

    private static long count(RehearsalSchema schema, String what) throws SQLException {
        try (Connection connection = cluster.working(schema.name());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + what)) {
            row.next();
            return row.getLong(1);
        }
    }
}
