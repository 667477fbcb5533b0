package io.keyledger.enforcement;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.LocationProvider;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;

@AnalyzeClasses(locations = ArchitectureTest.ThisModule.class)
class ArchitectureTest {

    static final class ThisModule implements LocationProvider {
        @Override
        public Set<Location> get(Class<?> testClass) {
            return Set.of(Location.of(Path.of("target/classes")));
        }
    }

    @ArchTest
    static final ArchRule everythingLivesInItsRoom = classes().should().resideInAPackage("io.keyledger.enforcement..");

    @ArchTest
    static final ArchRule nothingKnowsTheSides = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.keyledger.command..",
                    "io.keyledger.query..",
                    "io.keyledger.secrets..",
                    "io.keyledger.identity..",
                    "io.keyledger.projection..");

    @ArchTest
    static final ArchRule timeIsBroughtIn = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC");

    /** A cancelled commit that waits for a synchronous standby reports success, and is lost with the primary. */
    @ArchTest
    static final ArchRule noStatementIsCancelled = noClasses()
            .should()
            .callMethodWhere(JavaCall.Predicates.target(
                            HasOwner.Predicates.With.owner(JavaClass.Predicates.assignableTo(Statement.class)))
                    .and(JavaCall.Predicates.target(HasName.Predicates.nameMatching("cancel|setQueryTimeout"))));
}
