package io.keyledger.command.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keyledger.command.refusal.OrganizationAlreadyRegistered;
import io.keyledger.command.refusal.OrganizationIsClosed;
import io.keyledger.command.refusal.Refusal;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.SubjectId;
import io.keyledger.eventstore.Decided;
import io.keyledger.eventstore.Decisions;
import io.keyledger.eventstore.GivenToNobody;
import io.keyledger.eventstore.StoreUnavailable;
import io.keyledger.tracing.Traces;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** How an installation gets its first Owner. */
@ExtendWith(OutputCaptureExtension.class)
class FirstOwnerTest {

    private static final SubjectId ADA = new SubjectId("https://id.example", "ada");

    private final List<Object> asked = new CopyOnWriteArrayList<>();

    @ParameterizedTest
    @MethodSource
    void heIsRegisteredOnceTheStoreAnswers(RuntimeException outage, CapturedOutput output) {
        FirstOwner first = start(() -> {
            if (asked.size() == 1) {
                throw outage;
            }
            return new Decided<>(null, 0);
        });

        await().until(() -> output.getOut().contains("ada at https://id.example is an Owner of this installation"));

        assertThat(output).contains("The installation could not be registered yet: " + outage.getMessage());
        assertThat(asked).hasSize(2).allSatisfy(command -> {
            RegisterOrganization registering = (RegisterOrganization) command;
            assertThat(registering.organization()).isEqualTo(OrganizationId.INSTALLATION);
            assertThat(registering.owners()).containsExactly(ADA);
        });
        first.stop();
    }

    static Stream<RuntimeException> heIsRegisteredOnceTheStoreAnswers() {
        return Stream.of(
                new StoreUnavailable("The store is away."),
                new GivenToNobody("Nobody decides; nothing was stored.", new RuntimeException()));
    }

    /** Whichever refusal it is: of another process only its text arrives. */
    @ParameterizedTest
    @MethodSource
    void anInstallationThatHasOwnersKeepsThem(Refusal refusal, CapturedOutput output) {
        FirstOwner first = start(() -> {
            throw refusal;
        });

        await().until(() -> output.getOut().contains("keyledger.installation.first-owner is not looked at"));

        assertThat(output).doesNotContain("ERROR");
        assertThat(asked).hasSize(1);
        first.stop();
    }

    static Stream<Refusal> anInstallationThatHasOwnersKeepsThem() {
        return Stream.of(new OrganizationAlreadyRegistered(), new OrganizationIsClosed());
    }

    private FirstOwner start(Supplier<Decided<@Nullable Object>> answer) {
        Decisions decisions = new Decisions(
                command -> {
                    asked.add(command.getPayload());
                    return answer.get();
                },
                (command, took, failure) -> {},
                Traces.none());
        FirstOwner first = new FirstOwner(decisions, ADA);
        first.start();
        return first;
    }
}
