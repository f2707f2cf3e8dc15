package dev.souk.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** A rule that cannot fail is none: the classes beside this test break each of them. */
class HouseRulesTest {

    private final JavaClasses offenders = new ClassFileImporter()
            .importPackages(
                    "dev.souk.web", "dev.souk.catalog", "dev.souk.cart", "dev.souk.db", "io.quarkus", "io.vertx");

    @Test
    void findsTheDriverOutsideTheDatabaseModule() {
        assertThat(offences(HouseRules.databaseModuleOwnsTheDriver)).contains("ProductPages.pool");
    }

    @Test
    void findsRedisOutsideTheCache() {
        assertThat(offences(HouseRules.cacheOwnsRedis)).contains("ProductPages.redis");
    }

    @Test
    void findsTheDatabaseInTheLayoutButLetsThePositionAndRefusalsPass() {
        assertThat(offences(HouseRules.pagesKnowLittleOfTheDatabase))
                .contains("Layout.offence", "Layout.key")
                .doesNotContain("Layout.allowed", "Layout.refusal");
    }

    @Test
    void findsQueriesInAnEdgeButLetsAKeyPass() {
        assertThat(offences(HouseRules.edgesAreThin))
                .contains("ProductPages.database")
                .doesNotContain("ProductPages.key");
    }

    @Test
    void findsAServiceThatUsesAnothersClasses() {
        assertThat(offences(HouseRules.servicesAreStrangers)).contains("CartManager.pages", "ProductPages.cart");
    }

    @Test
    void findsCycles() {
        assertThat(offences(HouseRules.featuresDoNotTangle)).contains("Cycle detected");
    }

    @Test
    void findsAManager() {
        assertThat(offences(HouseRules.namesSaySomething)).contains("CartManager");
    }

    @Test
    void findsTheWallClock() {
        assertThat(offences(HouseRules.timeIsInjected)).contains("Instant.now()");
    }

    @Test
    void findsAPackageWithoutNullMarked() {
        assertThat(offences(HouseRules.nullIsDeclared)).contains("dev.souk.cart");
    }

    private String offences(ArchRule rule) {
        return String.join("\n", rule.evaluate(offenders).getFailureReport().getDetails());
    }
}
