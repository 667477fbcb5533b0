package io.keyledger.eventstore;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.LocationProvider;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

@AnalyzeClasses(locations = ArchitectureTest.ThisModule.class)
class ArchitectureTest {

    static final class ThisModule implements LocationProvider {
        @Override
        public Set<Location> get(Class<?> testClass) {
            return Set.of(Location.of(Path.of("target/classes")));
        }
    }

    @ArchTest
    static void thePackagesThatTheRulesNameExist(JavaClasses classes) {
        for (String room :
                new String[] {"", ".axonserver", ".database", ".engine", ".json", ".migration", ".postgres", ".snapshot"
                }) {
            assertThat(classes.containPackage("io.keyledger.eventstore" + room))
                    .as(room)
                    .isTrue();
        }
    }

    @ArchTest
    static final ArchRule everythingLivesInItsRoom = classes().should().resideInAPackage("io.keyledger.eventstore..");

    @ArchTest
    static final ArchRule nothingKnowsTheSides = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.keyledger.command..",
                    "io.keyledger.query..",
                    "io.keyledger.secrets..",
                    "io.keyledger.identity..");

    @ArchTest
    static final ArchRule timeIsBroughtIn = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule nothingIsRandom = noClasses()
            .should()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Random.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ThreadLocalRandom.class);

    @ArchTest
    static final ArchRule jsonAndDatabaseKnowNothingOfTheEngine = noClasses()
            .that()
            .resideInAnyPackage("io.keyledger.eventstore.json..", "io.keyledger.eventstore.database..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.keyledger.eventstore.postgres..", "io.keyledger.eventstore.axonserver..");

    @ArchTest
    static final ArchRule storesDoNotKnowEachOther = noClasses()
            .that()
            .resideInAPackage("io.keyledger.eventstore.axonserver..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.keyledger.eventstore.postgres..")
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("io.keyledger.eventstore.database..");

    @ArchTest
    static final ArchRule whatIsSharedKnowsNoStore = noClasses()
            .that()
            .resideOutsideOfPackages("io.keyledger.eventstore.postgres..", "io.keyledger.eventstore.axonserver..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.keyledger.eventstore.postgres..", "io.keyledger.eventstore.axonserver..");
}
