package io.keyledger.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

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
                    "io.keyledger.http..",
                    "io.keyledger.identity..",
                    "io.keyledger.keyring..")
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

    @ArchTest
    static final ArchRule jacksonTwoIsForLibrariesAlone = noClasses()
            .that()
            .resideInAPackage("io.keyledger..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml.jackson.databind..");
}
