package io.keyledger.standalone;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** The walls of DESIGN §3, seen from the one module that holds all the others. */
@AnalyzeClasses(packages = "io.keyledger", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule theDecidingSideDoesNotKnowTheAnsweringOne = noClasses()
            .that()
            .resideInAPackage("io.keyledger.command..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.keyledger.query..")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule theAnsweringSideDoesNotKnowTheDecidingOne = noClasses()
            .that()
            .resideInAPackage("io.keyledger.query..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.keyledger.command..")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule whatBothStandOnKnowsNeither = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.keyledger.events..",
                    "io.keyledger.secrets..",
                    "io.keyledger.eventstore..",
                    "io.keyledger.enforcement..",
                    "io.keyledger.http..",
                    "io.keyledger.identity..",
                    "io.keyledger.keyring..",
                    "io.keyledger.projection..",
                    "io.keyledger.tracing..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.keyledger.command..", "io.keyledger.query..", "io.keyledger.standalone..")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule factsDependOnNothing = noClasses()
            .that()
            .resideInAPackage("io.keyledger.events..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("io.keyledger.events..", "java..", "org.jspecify..")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule secretsKnowNeitherSpringNorAxon = noClasses()
            .that()
            .resideInAPackage("io.keyledger.secrets..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "org.axonframework..")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule bouncyCastleIsForSecretsAlone = noClasses()
            .that()
            .resideOutsideOfPackage("io.keyledger.secrets..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bouncycastle..");

    /** What a trace tells is decided by whoever calls that module, and by nothing that a library does on its own. */
    @ArchTest
    static final ArchRule openTelemetryIsForTracingAlone = noClasses()
            .that()
            .resideOutsideOfPackage("io.keyledger.tracing..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.opentelemetry..");

    @ArchTest
    static final ArchRule jacksonTwoIsForLibrariesAlone = noClasses()
            .that()
            .resideInAPackage("io.keyledger..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml.jackson.databind..");

    /** Elsewhere they arrive as values, so that whatever is decided from them can be told again by a test. */
    @ArchTest
    static void idsChanceAndTimeAreMadeAtNamedEdgesOnly(JavaClasses all) {
        Map<String, Set<String>> edges = new TreeMap<>();
        all
                .that(resideInAnyPackage("io.keyledger.standalone..", "io.keyledger.identity..", "io.keyledger.http.."))
                .stream()
                .flatMap(type -> type.getCodeUnitAccessesFromSelf().stream())
                .filter(ArchitectureTest::makesAnIdChanceOrTime)
                .forEach(access -> edges.computeIfAbsent(
                                access.getOriginOwner().getSimpleName(), edge -> new TreeSet<>())
                        .add(access.getTargetOwner().getSimpleName()));
        assertThat(edges)
                .isEqualTo(Map.of(
                        "Accounts", Set.of("UUID"),
                        "ClusterFiles", Set.of("UUID"),
                        "CorrelationId", Set.of("UUID"),
                        "FirstStartConfiguration", Set.of("UUID"),
                        "FreshLogin", Set.of("SecureRandom"),
                        "VaultAutoConfiguration", Set.of("SecureRandom", "UUID")));
    }

    private static boolean makesAnIdChanceOrTime(JavaCodeUnitAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getTarget().getName();
        return (owner.isEquivalentTo(UUID.class) && name.equals("randomUUID"))
                || (owner.isAssignableTo(Random.class) && name.equals("<init>"))
                || (owner.isEquivalentTo(Instant.class) && name.equals("now"));
    }
}
