package io.keyledger.query;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Who may import whom. */
class RoomsTest {

    private static final String ROOT = "io.keyledger.query";
    private static final List<String> FEATURES =
            List.of("validation", "audit", "inventory", "organization", "operation");
    private static final List<String> SHARED = List.of("reading", "membership");

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void theRoomsAreThere() {
        for (String room :
                List.of("validation", "audit", "inventory", "organization", "operation", "reading", "membership")) {
            assertThat(classes.containPackage(ROOT + "." + room)).as(room).isTrue();
        }
    }

    @Test
    void featuresDoNotImportEachOther() {
        for (String feature : FEATURES) {
            String[] others = FEATURES.stream()
                    .filter(other -> !other.equals(feature))
                    .map(other -> ROOT + "." + other + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + "." + feature + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .check(classes);
        }
    }

    @Test
    void sharedRoomsKnowNoFeature() {
        for (String room : SHARED) {
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + "." + room + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(FEATURES.stream()
                            .map(name -> ROOT + "." + name + "..")
                            .toArray(String[]::new))
                    .check(classes);
        }
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void timeAndChanceComeFromElsewhere() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(SecureRandom.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Random.class)
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("org.bouncycastle..")
                .check(classes);
    }

    @Test
    void theOtherSideIsUnknownHere() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.keyledger.command..")
                .check(classes);
    }

    @Test
    void modulesAreWhatTheyLookLike() {
        ApplicationModules.of(QuerySide.class).verify();
    }
}
