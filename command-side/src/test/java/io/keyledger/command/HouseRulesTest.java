package io.keyledger.command;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.keyledger.command.request.Idempotent;
import io.keyledger.command.request.RequestId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.web.bind.annotation.PostMapping;

class HouseRulesTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
            .importPackages("io.keyledger.command");

    private static final Set<String> EDGES = Set.of("KeyEndpoint", "OrganizationEndpoint");

    @ParameterizedTest
    @CsvSource({
        "key, organization",
        "key, duedate",
        "organization, duedate",
        "duedate, organization",
        "organization, key",
        "key, revocation",
        "organization, revocation",
        "revocation, organization",
        "revocation, duedate",
        "enforcement, key",
        "enforcement, organization",
        "authority, key",
        "authority, organization",
        "naming, key",
        "naming, organization",
        "naming, authority",
        "operation, key",
        "operation, organization",
        "operation, duedate",
        "refusal, operation",
        "refusal, key",
        "refusal, organization",
        "refusal, naming"
    })
    void oneRoomKnowsNothingOfTheOther(String one, String other) {
        String from = existing("io.keyledger.command." + one);
        String to = existing("io.keyledger.command." + other);

        noClasses()
                .that()
                .resideInAPackage(from + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(to + "..")
                .check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.keyledger.query..",
                "io.keyledger.standalone..",
                "org.bouncycastle..",
                "jakarta.persistence.."
            })
    void theDecidingSideStandsWithoutIt(String foreign) {
        existing("io.keyledger.command");

        noClasses().should().dependOnClassesThat(resideInAPackage(foreign)).check(CLASSES);
    }

    @Test
    void idsAreMadeAtTheEdgeAndTimeAndChanceNowhere() {
        for (String edge : List.of("key.KeyEndpoint", "organization.OrganizationEndpoint")) {
            assertThat(CLASSES.get("io.keyledger.command." + edge).getMethodCallsFromSelf())
                    .as(edge)
                    .anySatisfy(
                            call -> assertThat(call.getTarget().getFullName()).contains("UUID.randomUUID"));
        }

        noClasses()
                .that(describe("are not the edge", (JavaClass type) -> !EDGES.contains(type.getSimpleName())))
                .should()
                .callMethod(UUID.class, "randomUUID")
                .check(CLASSES);
        noClasses().should().callMethod(Instant.class, "now").check(CLASSES);
        noClasses().should().callMethod(Clock.class, "systemUTC").check(CLASSES);
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(CLASSES);
        noClasses().should().dependOnClassesThat().areAssignableTo(Random.class).check(CLASSES);
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(SecureRandom.class)
                .check(CLASSES);
    }

    @Test
    void whatCreatesTakesAName() {
        List<JavaMethod> creating = CLASSES.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getFieldAccesses().stream()
                        .anyMatch(access -> access.getTarget().getName().equals(HttpStatus.CREATED.name())))
                .toList();

        assertThat(creating)
                .extracting(JavaMethod::getName)
                .containsExactlyInAnyOrder("register", "join", "issue", "rotate");
        assertThat(creating).allSatisfy(method -> {
            assertThat(method.isAnnotatedWith(PostMapping.class)).isTrue();
            assertThat(method.isAnnotatedWith(Idempotent.class)).isTrue();
            assertThat(method.getMethodCallsFromSelf())
                    .anySatisfy(call ->
                            assertThat(call.getTarget().getFullName()).startsWith(RequestId.class.getName() + ".of("));
        });
    }

    @Test
    void inEveryRoomNullIsMarked() {
        assertThat(CLASSES.getPackage("io.keyledger.command").getSubpackagesInTree())
                .hasSize(10)
                .allSatisfy(
                        room -> assertThat(isMarked(room)).as(room.getName()).isTrue());
        assertThat(isMarked(CLASSES.getPackage("io.keyledger.command"))).isTrue();
    }

    @Test
    void theRoomsFormNoCircle() {
        ApplicationModules modules = ApplicationModules.of("io.keyledger.command");

        assertThat(modules.stream().map(module -> module.getIdentifier().toString()))
                .contains(
                        "authority",
                        "duedate",
                        "enforcement",
                        "key",
                        "naming",
                        "organization",
                        "refusal",
                        "request",
                        "revocation");
        modules.verify();
    }

    private static boolean isMarked(JavaPackage room) {
        return room.isAnnotatedWith(NullMarked.class);
    }

    private static String existing(String room) {
        assertThat(CLASSES.getPackage(room).getClassesInPackageTree()).isNotEmpty();
        return room;
    }
}
