package dev.souk.db.rules.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.embedded.EmbeddedCluster;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One release's statements, and the schemas that came after it. */
@Timeout(60)
class ReplayTest {

    private static final String SELECT = "select id, note, price from line where note = 'tea' for update";
    private static final String INSERT = "insert into line (id, cart, note, price) values (1, 7, 'green', -5)";
    private static final String UPSERT =
            "insert into line (id, note) values (2, 'a') on duplicate key update price = NULL, note = values(note)";
    private static final String UPDATE = "update line set note = NULL, price = price + 1 where id = 1";
    private static final String RENAME = "update line l set l.note = 'a long note', l.price = -3 where l.id = 1";
    private static final String SEARCH = "select id from line where match (words) against ('tea' in boolean mode)";
    private static final String INDEX = "select id from line force index (line_note) where note = 'tea'";
    private static final String ADD_UP =
            "insert into total (cart, sum) select cart, sum(price) from line group by cart";
    private static final String CLEAR = "delete from total where cart = 7";

    private static final List<String> RELEASE =
            List.of(SELECT, INSERT, UPSERT, UPDATE, RENAME, SEARCH, INDEX, ADD_UP, CLEAR);

    private static EmbeddedCluster cluster;
    private static Connection connection;

    @BeforeAll
    static void start() throws SQLException {
        cluster = EmbeddedCluster.builder().replicas(0).start();
        connection = DriverManager.getConnection(
                "jdbc:mariadb://%s/?sslMode=disable".formatted(cluster.primary().address()),
                "migrate",
                cluster.password("migrate"));
    }

    @AfterAll
    static void stop() throws SQLException {
        connection.close();
        cluster.close();
    }

    @BeforeEach
    void makeTheSchemaOfTheRelease() throws SQLException {
        execute("set foreign_key_checks = 0");
        execute("create or replace schema souk_scratch default character set utf8mb4");
        execute("set foreign_key_checks = 1");
        connection.setCatalog("souk_scratch");
        execute("create table cart (id bigint not null primary key)");
        execute("""
                create table line (
                    id    bigint       not null primary key,
                    cart  bigint       null references cart (id),
                    note  varchar(100) null,
                    price int          null,
                    words text         null,
                    key line_note (note),
                    fulltext key line_words (words)
                )
                """);
        execute("create table total (cart bigint not null primary key, sum int null)");
    }

    @Test
    void nothingIsRefusedByTheSchemaOfTheRelease() throws SQLException {
        assertThat(refused(RELEASE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "add column colour varchar(9) null",
                "add column colour varchar(9) not null default 'red'",
                "add key line_price (price)",
                "modify note varchar(200) null",
                "add constraint not_both check (price is null or words is null)",
                "add constraint big check (id > 0 and (note is null or price is null or price < 100))"
            })
    void whatIsAddedWithCareIsNotNoticed(String change) throws SQLException {
        execute("alter table line " + change);

        assertThat(refused(RELEASE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "alter table line drop column price | 1054 | SELECT INSERT UPSERT UPDATE RENAME ADD_UP",
                "alter table line change note remark varchar(100) null | 1054 | SELECT INSERT UPSERT UPDATE RENAME INDEX",
                "alter table line add column colour varchar(9) not null | 1364 | INSERT UPSERT",
                "alter table total add column colour varchar(9) not null | 1364 | ADD_UP",
                "rename table total to sum_of_cart | 1146 | ADD_UP CLEAR",
                "drop table total | 1146 | ADD_UP CLEAR",
                "alter table line drop key line_note | 1176 | INDEX",
                "alter table line drop key line_words | 1191 | SEARCH",
                "alter table line modify note varchar(100) not null | 1048 | UPDATE",
                "alter table line modify price int not null default 0 | 1048 | UPSERT",
                "alter table line modify note varchar(6) null | 1406 | RENAME",
                "alter table line modify price int unsigned null | 1264 | INSERT RENAME",
                "alter table line modify note enum('tea', 'a', 'green') null | 1265 | RENAME",
                "alter table line add constraint positive check (price > 0) | 4025 | INSERT RENAME",
                "alter table line modify price int null check (price > 0) | 4025 | INSERT RENAME",
                "alter table line add constraint short check (char_length(note) < 8 and price > -4) | 4025 | INSERT RENAME"
            })
    void whatBreaksTheReleaseIsRefused(String change, int code, String who) throws Exception {
        execute(change);

        List<RefusedStatement> refused = refused(RELEASE);

        assertThat(refused).extracting(RefusedStatement::code).containsOnly(code);
        assertThat(refused).extracting(RefusedStatement::statement).containsExactlyElementsOf(named(who));
    }

    private static List<String> named(String names) throws ReflectiveOperationException {
        List<String> statements = new ArrayList<>();
        for (String name : names.split(" ", -1)) {
            statements.add((String) ReplayTest.class.getDeclaredField(name).get(null));
        }
        return statements;
    }

    @Test
    void saysWhatWasTriedAndWhatTheServerSaid() throws SQLException {
        execute("alter table line modify note varchar(100) not null");

        assertThat(refused(RELEASE))
                .containsExactly(new RefusedStatement(
                        UPDATE,
                        "update line set note = NULL limit 1",
                        1048,
                        "(conn=%d) Column 'note' cannot be null".formatted(thread())));
    }

    @Test
    void whatTheSchemaCannotHelpIsHarmless() throws SQLException {
        assertThat(
                        refused(
                                List.of(
                                        "insert into total (cart) values (1), (1)",
                                        "insert into line (id, cart) values (1, 404)",
                                        "set statement max_statement_time = 0.01 for select sleep(1) from total right join (select 1) one on true")))
                .isEmpty();
    }

    @Test
    void whatIsNoSqlAnyMoreIsRefused() throws SQLException {
        assertThat(refused(List.of("select from", "select cart_total(1)", "insert into total values (1)")))
                .extracting(RefusedStatement::code)
                .containsExactly(1064, 1305, 1136);
    }

    @Test
    void leavesTheSchemaAndTheConnectionAsTheyWere() throws SQLException {
        refused(RELEASE);

        assertThat(value("select (select count(*) from line) + (select count(*) from total)"))
                .isEqualTo("0");
        assertThat(value("select @@autocommit + @@foreign_key_checks + @@check_constraint_checks"))
                .isEqualTo("3");
        assertThat(value("select @@session.sql_mode = @@global.sql_mode")).isEqualTo("1");
    }

    private static List<RefusedStatement> refused(List<String> statements) throws SQLException {
        return new Replay(connection).refused(statements);
    }

    private static long thread() throws SQLException {
        return Long.parseLong(value("select connection_id()"));
    }

    private static String value(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
