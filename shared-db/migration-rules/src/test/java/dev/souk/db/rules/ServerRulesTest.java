package dev.souk.db.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.souk.db.rules.server.ScratchSchema;
import dev.souk.db.rules.server.ScratchServer;
import dev.souk.db.rules.server.ServerJudge;
import dev.souk.db.rules.sql.SqlScript;
import dev.souk.db.rules.sql.SqlStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a real server says of them. */
class ServerRulesTest {

    private static ScratchServer server;

    @BeforeAll
    static void start() {
        server = ScratchServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> theServerDoesWhatTheRulesAccept() {
        return Examples.GOOD.stream()
                .map(example -> dynamicTest(
                        example.title(),
                        () -> assertThat(judge(List.of(example.file()))).isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> theServerDoesWhatTheRulesAdvise() {
        return Examples.BAD.stream()
                .flatMap(example -> Verdict.of(example.file()).refused().stream()
                        .filter(finding -> finding.rule().equals(example.rule()))
                        .map(Finding::steps)
                        .map(steps -> steps.stream()
                                .flatMap(step -> step.migration().stream())
                                .toList())
                        .filter(files -> !files.isEmpty())
                        .map(files -> dynamicTest(
                                example.title(), () -> assertThat(judge(files)).isEmpty())));
    }

    @Test
    void anIntThatSaysItBecomesABigintInstantlyIsShownAnotherWay() throws SQLException {
        List<Finding> findings = judge(
                List.of(
                        new MigrationFile(
                                "V31__visits.sql",
                                "alter table customer modify column visits bigint not null default 0, algorithm = instant, lock = none;")));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("change-type");
            assertThat(finding.steps()).anyMatch(step -> step.words().startsWith("Contract"));
        });
    }

    @Test
    void anIndexThatSaysItIsInstantIsToldTheGentlestWay() throws SQLException {
        List<Finding> findings = judge(List.of(new MigrationFile(
                "V31__country.sql",
                "alter table customer add key customer_country (country), algorithm = instant, lock = none;")));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("blocking");
            assertThat(finding.steps().getFirst().migration().orElseThrow().text())
                    .contains("algorithm = nocopy");
        });
    }

    @Test
    void whatIsRefusedForItsAlgorithmIsMadeAllTheSameSoThatLaterFilesAreJudged() throws SQLException {
        List<Finding> findings = judge(List.of(
                new MigrationFile(
                        "V31__country.sql",
                        "alter table customer add key customer_country (country), algorithm = instant, lock = none;"),
                new MigrationFile(
                        "V32__country.sql",
                        "alter table customer drop key customer_country, algorithm = nocopy, lock = none;")));

        assertThat(findings).extracting(Finding::rule).containsExactly("blocking");
    }

    @Test
    void whatTheServerRefusesIsSaidInItsWords() throws SQLException {
        List<Finding> findings = judge(List.of(new MigrationFile(
                "V31__nothing.sql", "alter table nothing add column n int null, algorithm = instant, lock = none;")));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("server");
            assertThat(finding.what()).contains("nothing' doesn't exist").contains("1146");
        });
    }

    private static List<Finding> judge(List<MigrationFile> files) throws SQLException {
        try (ScratchSchema schema = server.schema()) {
            for (SqlStatement statement : SqlScript.of(Examples.SCHEMA).statements()) {
                schema.run(statement.text());
            }
            ServerJudge judge = new ServerJudge(schema);
            return files.stream()
                    .map(file -> Migration.of(file, InUse.everything(), "v0.2.0"))
                    .flatMap(migration -> check(judge, migration).stream())
                    .toList();
        }
    }

    private static List<Finding> check(ServerJudge judge, Migration migration) {
        try {
            return judge.check(migration);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
