package dev.souk.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** What the compiler cannot hold, each rule with one plain sentence. A module runs them with {@code ArchTests.in(HouseRules.class)}. */
public final class HouseRules {

    private static final Set<String> KNOWN_TO_PAGES = Set.of(
            "WritePosition",
            "Positions",
            "Outcome",
            "Traveller",
            "DatabaseUnavailable",
            "OutcomeUnknown",
            "DatabaseBusy",
            "IdempotencyKeyReused",
            "IdempotencyKeyInUse");

    /** A key is made of the request, a stored answer is what is rendered, and a form that was sent before is shown again. */
    private static final Set<String> KNOWN_TO_EDGES = Set.of(
            "WritePosition",
            "DatabaseUnavailable",
            "OutcomeUnknown",
            "DatabaseBusy",
            "IdempotencyKey",
            "IdempotencyKeyReused",
            "IdempotencyKeyInUse",
            "StoredAnswer");

    @ArchTest
    static final ArchRule databaseModuleOwnsTheDriver = noClasses()
            .that(resideOutsideOfPackages("dev.souk.db..", "dev.souk.load.."))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.vertx.sqlclient..",
                    "io.vertx.mysqlclient..",
                    "io.vertx.mutiny.sqlclient..",
                    "io.vertx.mutiny.mysqlclient..",
                    "org.hibernate.reactive..")
            .because("only dev.souk.db touches the SQL client and the session factories: a query that goes around it is"
                    + " neither routed nor guarded");

    @ArchTest
    static final ArchRule cacheOwnsRedis = noClasses()
            .that(resideOutsideOfPackages("dev.souk.cache..", "dev.souk.limit.."))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus.redis..", "io.vertx.redis..", "io.vertx.mutiny.redis..")
            .because(
                    "only dev.souk.cache and dev.souk.limit touch Redis: how long it may take and what is done without it"
                            + " are decided there")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule pagesKnowLittleOfTheDatabase = noClasses()
            .that(resideInAnyPackage("dev.souk.web..", "dev.souk.cache..", "dev.souk.limit..", "dev.souk.money.."))
            .should()
            .dependOnClassesThat(resideInAnyPackage("dev.souk.db..").and(new Named(KNOWN_TO_PAGES).negated()))
            .because("shared pages may know of a write's position and of why a request failed, and of nothing else")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule edgesAreThin = noClasses()
            .that()
            .haveSimpleNameEndingWith("Pages")
            .or()
            .haveSimpleNameEndingWith("Api")
            .should()
            .dependOnClassesThat(resideInAnyPackage("dev.souk.db..").and(new Named(KNOWN_TO_EDGES).negated()))
            .because("an endpoint reads the request, calls one intention-named method and renders")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule servicesAreStrangers = slices().matching("dev.souk.(catalog|cart|checkout)..")
            .should()
            .notDependOnEachOther()
            .because("a service writes down the few records it needs of another in its own words")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule featuresDoNotTangle = slices().matching("dev.souk.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a reader should know from the folder names how a request flows");

    @ArchTest
    static final ArchRule namesSaySomething = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Manager|Helper|Util|Utils|Base|Dto|DTO)(\\$.*)?")
            .orShould()
            .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..impl..", "..dto..")
            .because("names are words of the shop or the field's standard terms");

    @ArchTest
    static final ArchRule timeIsInjected = noClasses()
            .should()
            .callMethodWhere(new ReadsTheWallClock())
            .because("time comes from an injected java.time.Clock, so that a test can turn it");

    @ArchTest
    static final ArchRule nullIsDeclared = classes()
            .should(new BeNullMarked())
            .because("in a @NullMarked package the compiler knows what may be null");

    private HouseRules() {}

    private static final class Named extends DescribedPredicate<JavaClass> {
        private final Set<String> names;

        Named(Set<String> names) {
            super("are named one of %s", names);
            this.names = names;
        }

        @Override
        public boolean test(JavaClass javaClass) {
            return names.contains(javaClass.getSimpleName());
        }

        DescribedPredicate<JavaClass> negated() {
            return DescribedPredicate.not(this);
        }
    }

    private static final class ReadsTheWallClock extends DescribedPredicate<JavaMethodCall> {
        ReadsTheWallClock() {
            super("reads the wall clock");
        }

        @Override
        public boolean test(JavaMethodCall call) {
            String owner = call.getTargetOwner().getName();
            boolean withoutClock = call.getTarget().getRawParameterTypes().stream()
                    .noneMatch(type -> type.isEquivalentTo(Clock.class));
            return call.getName().equals("currentTimeMillis")
                    || (owner.startsWith("java.time.") && call.getName().equals("now") && withoutClock);
        }
    }

    private static final class BeNullMarked extends ArchCondition<JavaClass> {
        BeNullMarked() {
            super("be in a @NullMarked package");
        }

        @Override
        public void check(JavaClass item, ConditionEvents events) {
            boolean marked = item.getPackage()
                    .tryGetPackageInfo()
                    .map(info -> info.isAnnotatedWith(NullMarked.class))
                    .orElse(false);
            events.add(new SimpleConditionEvent(
                    item,
                    marked,
                    "%s is in %s, which is not @NullMarked".formatted(item.getName(), item.getPackageName())));
        }
    }
}
