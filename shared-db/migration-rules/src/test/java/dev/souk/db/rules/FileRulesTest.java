package dev.souk.db.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.souk.db.rules.rule.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A file by itself, without the schema. */
class FileRulesTest {

    @TestFactory
    Stream<DynamicTest> refuses() {
        return Examples.BAD.stream()
                .map(example -> dynamicTest(
                        example.title(),
                        () -> assertThat(Verdict.of(example.file()).refused())
                                .extracting(Finding::rule)
                                .contains(example.rule())));
    }

    @TestFactory
    Stream<DynamicTest> accepts() {
        return Examples.GOOD.stream()
                .map(example -> dynamicTest(
                        example.title(),
                        () -> assertThat(Verdict.of(example.file()).refused()).isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> itsOwnAdviceFollowsTheRules() {
        return Examples.BAD.stream()
                .flatMap(example -> Verdict.of(example.file()).refused().stream()
                        .filter(finding -> finding.rule().equals(example.rule()))
                        .flatMap(finding -> finding.steps().stream())
                        .flatMap(step -> step.migration().stream())
                        .map(file -> dynamicTest(
                                example.title() + ": " + file.name(),
                                () -> assertThat(Verdict.of(file).refused())
                                        .as(file.text())
                                        .isEmpty())));
    }

    @Test
    void eachRuleIsCausedByAnExample() {
        List<String> causedByTheSchema = List.of("drop-unique"); // see MigrationRulesTest

        assertThat(Stream.concat(Examples.BAD.stream().map(Examples.Example::rule), causedByTheSchema.stream())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(
                        Rules.all().stream().map(Rule::name).toList());
    }

    @Test
    void aMessageGivesDangerReasonAndSafeSteps() {
        MigrationFile file = new MigrationFile(
                "V31__change.sql", "\nalter table product drop column title, algorithm = instant, lock = none;");

        assertThat(VerdictText.of(Verdict.of(file)))
                .contains("V31__change.sql:2  drops the column product.title  (drop-column)")
                .contains("  Danger  ")
                .contains("  Reason  ")
                .contains("-- V32__drop_product_title.sql")
                .contains("-- rules: contract of V31, unused since v0.2.0")
                .endsWith("V31__change.sql  refused: drop-column");
    }

    @Test
    void whatAFileMakesItMayChange() {
        MigrationFile file = new MigrationFile("V31__voucher.sql", """
                create table voucher (id bigint not null primary key, words text not null) engine = InnoDB;
                alter table voucher add fulltext key voucher_words (words);
                """);

        assertThat(Verdict.of(file).refused()).extracting(Finding::rule).containsExactly("one-concern");
    }

    @Test
    void aByteOrderMarkIsReadOver(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("V31__phone.sql"),
                "\uFEFFalter table customer add column phone varchar(40) null, algorithm = instant, lock = none;\r\n");

        assertThat(Verdict.of(MigrationFile.read(file)).refused()).isEmpty();
    }
}
