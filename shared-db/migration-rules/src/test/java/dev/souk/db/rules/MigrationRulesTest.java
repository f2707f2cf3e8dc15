package dev.souk.db.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.souk.db.rules.release.Release;
import dev.souk.db.rules.release.Releases;
import dev.souk.db.rules.release.Version;
import dev.souk.db.rules.server.ScratchServer;
import dev.souk.embedded.statements.RecordedStatements;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service's migrations, in the memory of its releases. */
class MigrationRulesTest {

    private static final String CUSTOMER = """
            create table customer (
                id bigint not null,
                full_name varchar(200) not null,
                nickname varchar(50) null,
                country char(2) not null default 'DE',
                primary key (id),
                unique key customer_nickname (nickname)
            ) engine = InnoDB default character set utf8mb4;
            """;

    private static ScratchServer server;

    @TempDir
    Path service;

    private Path migrations;

    @BeforeAll
    static void start() {
        server = ScratchServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void makeFolder() throws IOException {
        migrations = Files.createDirectories(service.resolve("src/main/resources/db/migration"));
        write("V1__customer.sql", CUSTOMER);
    }

    @Test
    void beforeTheFirstReleaseNothingIsInUse() throws IOException {
        write("V2__no_nickname.sql", "alter table customer drop column nickname, algorithm = inplace, lock = none;");

        assertThat(refused()).isEmpty();
    }

    @Test
    void whatNoReleaseKnowsMayStillChange() throws IOException {
        release("v0.1.0", "select id, full_name from customer where id = 1");
        write(
                "V2__phone.sql",
                "alter table customer add column phone varchar(40) null, algorithm = instant, lock = none;");
        write("V3__no_phone.sql", "alter table customer drop column phone, algorithm = instant, lock = none;");

        assertThat(refused()).isEmpty();
    }

    @Test
    void whatAReleaseKnowsIsDroppedByNamedContractsAlone() throws IOException {
        release("v0.1.0", "select id, full_name from customer where id = 1");
        write("V2__no_country.sql", "alter table customer drop column country, algorithm = instant, lock = none;");

        assertThat(refused()).containsExactly("V2__no_country.sql drop-column");
    }

    @Test
    void aContractIsAllowedOnceAReleaseDoesWithout() throws IOException {
        release("v0.1.0", "select id, full_name, country from customer where id = 1");
        write("V2__land.sql", "alter table customer add column land char(2) null, algorithm = instant, lock = none;");
        release("v0.2.0", "select id, full_name, land from customer where id = 1");
        write(
                "V3__no_country.sql",
                "-- rules: contract of V2, unused since v0.2.0\n"
                        + "alter table customer drop column country, algorithm = instant, lock = none;");

        assertThat(refused()).isEmpty();
        assertThat(rules().judgeOn(server).getLast().excused())
                .singleElement()
                .satisfies(excuse -> assertThat(excuse.reason()).isEqualTo("contract of V2, unused since v0.2.0"));
    }

    @Test
    void aContractThatBreaksAStatementOfTheReleaseIsRefusedWhateverItSays() throws IOException {
        release("v0.1.0", "select id, full_name, country from customer where id = 1");
        write("V2__land.sql", "alter table customer add column land char(2) null, algorithm = instant, lock = none;");
        release("v0.2.0", "select id, full_name, country from customer where id = 1");
        write(
                "V3__no_country.sql",
                "-- rules: contract of V2, unused since v0.2.0\n"
                        + "alter table customer drop column country, algorithm = instant, lock = none;");

        assertThat(refused()).containsExactly("V3__no_country.sql used-by-release");
    }

    @Test
    void aContractNamesAStepThatIsThereAndAReleaseThatRanWithIt() throws IOException {
        release("v0.1.0", "select id, full_name from customer where id = 1");
        write("V2__land.sql", "alter table customer add column land char(2) null, algorithm = instant, lock = none;");
        String drop = "alter table customer drop column country, algorithm = instant, lock = none;";
        write("V13__a.sql", "-- rules: contract of V9, unused since v0.1.0\n" + drop);
        assertThat(refused()).containsExactly("V13__a.sql contract");
        write("V13__a.sql", "-- rules: contract of V2, unused since v0.2.0\n" + drop);
        assertThat(refused()).containsExactly("V13__a.sql contract");
        write("V13__a.sql", "-- rules: contract of V2, unused since v0.1.0\n" + drop);
        assertThat(refused()).containsExactly("V13__a.sql contract");
    }

    @Test
    void aTighterColumnIsFoundWhateverAlgorithmItNames() throws IOException {
        release("v0.1.0", "insert into customer (id, full_name, nickname) values (1, 'Ada', null)");
        write(
                "V2__nickname.sql",
                "alter table customer modify column nickname varchar(50) not null, algorithm = inplace, lock = none;");

        assertThat(refused()).containsExactly("V2__nickname.sql set-not-null", "V2__nickname.sql used-by-release");
    }

    @Test
    void aModifyThatForgetsTheDefaultIsFound() throws IOException {
        release("v0.1.0", "insert into customer (id, full_name) values (1, 'Ada')");
        write(
                "V2__country.sql",
                "alter table customer modify column country char(2) not null, algorithm = instant, lock = none;");

        assertThat(refused()).containsExactly("V2__country.sql drop-default", "V2__country.sql used-by-release");
    }

    @Test
    void aUniqueKeyThatAReleaseCountsOnIsNotDropped() throws IOException {
        release("v0.1.0", "select id from customer where id = 1");
        write("V2__twins.sql", "alter table customer drop key customer_nickname, algorithm = nocopy, lock = none;");

        assertThat(refused()).containsExactly("V2__twins.sql drop-unique");
    }

    @Test
    void aNewColumnThatMustBeGivenBreaksTheReleasesInserts() throws IOException {
        release("v0.1.0", "insert into customer (id, full_name) values (1, 'Ada')");
        write(
                "V2__phone.sql",
                "-- rules: allow add-not-null-column: for this test\n"
                        + "alter table customer add column phone varchar(40) not null, algorithm = instant, lock = none;");

        assertThat(refused()).containsExactly("V2__phone.sql used-by-release");
    }

    @Test
    void whatTheReleasesOwnSchemaRefusedIsNotMissed() throws IOException {
        release("v0.1.0", "select nothing from customer");
        write("V2__land.sql", "alter table customer add column land char(2) null, algorithm = instant, lock = none;");

        assertThat(refused()).isEmpty();
    }

    @Test
    void releasedFilesStayAsTheyAre() throws IOException {
        write("V2__land.sql", "alter table customer add column land char(2) null, algorithm = instant, lock = none;");
        release("v0.1.0", "select id from customer where id = 1");
        write("V1__customer.sql", "-- A word more.\n" + CUSTOMER);
        Files.delete(migrations.resolve("V2__land.sql"));

        assertThat(refused()).containsExactly("V1__customer.sql released-migration", "V2__land.sql released-migration");
    }

    @Test
    void numbersAreGivenOnceAndUpwards() throws IOException {
        write("V5__land.sql", "alter table customer add column land char(2) null, algorithm = instant, lock = none;");
        release("v0.1.0", "select id from customer where id = 1");
        write("V3__late.sql", "create table late (id bigint not null primary key) engine = InnoDB;");
        write("V7__one.sql", "create table one (id bigint not null primary key) engine = InnoDB;");
        write("V7__two.sql", "create table two (id bigint not null primary key) engine = InnoDB;");

        assertThat(refused())
                .containsExactly("V3__late.sql file-name", "V7__one.sql file-name", "V7__two.sql file-name");
    }

    @Test
    void aServiceSaysWhichSchemaItNeeds() throws IOException {
        Path settings = service.resolve("src/main/resources/application.properties");
        Files.writeString(settings, "souk.db.schema-version=1\n");
        assertThat(verdicts(MigrationRules.ofService(service))).isEmpty();

        write("V2__land.sql", "alter table customer add column land char(2) null, algorithm = instant, lock = none;");
        assertThat(verdicts(MigrationRules.ofService(service)))
                .containsExactly("application.properties schema-version");
    }

    @Test
    void whatIsRefusedFailsTheTestAndSaysAllThereIsToKnow() throws IOException {
        write("V2__phone.sql", "alter table customer add column phone varchar(40) null;");
        ByteArrayOutputStream printed = new ByteArrayOutputStream();

        assertThatThrownBy(() -> rules().requireKept(new PrintStream(printed, true, StandardCharsets.UTF_8)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("V2__phone.sql:1  changes customer without saying how")
                .hasMessageContaining("algorithm = instant");
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("refused: state-algorithm-and-lock");
    }

    @Test
    void nothingOfAnotherSchemaIsTriedOnTheServer() throws IOException {
        write("V2__other.sql", "create table mysql.souk (id bigint not null primary key) engine = InnoDB;");

        assertThat(refused()).containsExactly("V2__other.sql other-schema");
    }

    private void write(String name, String sql) throws IOException {
        Files.writeString(migrations.resolve(name), sql);
    }

    private void release(String version, String... statements) throws IOException {
        RecordedStatements recorded = new RecordedStatements();
        Stream.of(statements).forEach(recorded::add);
        Releases.of(service).keep(Version.of(version), recorded, new MigrationFolder(migrations));
    }

    private MigrationRules rules() {
        List<Release> releases = Releases.of(service).all();
        return MigrationRules.of(migrations, releases);
    }

    private List<String> refused() {
        return verdicts(rules());
    }

    /** Each refusal as its file and its rule. */
    private static List<String> verdicts(MigrationRules rules) {
        return rules.judgeOn(server).stream()
                .flatMap(verdict ->
                        verdict.refused().stream().map(finding -> verdict.file().name() + " " + finding.rule()))
                .toList();
    }
}
