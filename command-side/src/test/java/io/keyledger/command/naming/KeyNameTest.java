package io.keyledger.command.naming;

import static io.keyledger.command.testing.KeyBuilder.ACME;
import static io.keyledger.command.testing.KeyBuilder.NOW;
import static io.keyledger.command.testing.KeyBuilder.OWNER;

import io.keyledger.command.refusal.KeyNameInUse;
import io.keyledger.events.KeyId;
import io.keyledger.events.KeyNameFreed;
import io.keyledger.events.KeyNameId;
import io.keyledger.events.KeyNameTaken;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class KeyNameTest {

    private static final KeyId ONE = new KeyId("key_" + "1".repeat(32));
    private static final KeyId OTHER = new KeyId("key_" + "2".repeat(32));
    private static final KeyNameId BILLING = KeyNameId.of(ACME, "billing");
    private static final KeyNameTaken TAKEN = new KeyNameTaken(BILLING, ACME, ONE, OWNER, NOW);
    private static final KeyNameFreed FREED = new KeyNameFreed(BILLING, ACME, ONE, OWNER, NOW);

    private final AggregateTestFixture<KeyName> fixture = new AggregateTestFixture<>(KeyName.class);

    KeyNameTest() {
        fixture.registerAnnotatedCommandHandler(new Names(new StoredKeyNames(fixture.getRepository())));
    }

    @Test
    void aNameIsTaken() {
        fixture.givenNoPriorActivity().when(new Take("BILLING", ONE)).expectEvents(TAKEN);
    }

    @Test
    void aNameInUseIsRefused() {
        fixture.given(TAKEN)
                .when(new Take("Billing", OTHER))
                .expectException(KeyNameInUse.class)
                .expectNoEvents();
    }

    @Test
    void whoHasTheNameKeepsIt() {
        fixture.given(TAKEN)
                .when(new Take("Billing", ONE))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aNameIsFreedByItsBearer() {
        fixture.given(TAKEN).when(new Free("Billing", ONE)).expectEvents(FREED);
    }

    @Test
    void nobodyElseFreesIt() {
        fixture.given(TAKEN)
                .when(new Free("Billing", OTHER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aFreedNameCanBeTakenByAnother() {
        fixture.given(TAKEN, FREED)
                .when(new Take("billing", OTHER))
                .expectEvents(new KeyNameTaken(BILLING, ACME, OTHER, OWNER, NOW));
    }

    @Test
    void freeingItAgainChangesNothing() {
        fixture.given(TAKEN, FREED)
                .when(new Free("billing", ONE))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aNameThatNobodyEverHadIsNotFreed() {
        fixture.givenNoPriorActivity()
                .when(new Free("billing", ONE))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    record Take(String name, KeyId key) {}

    record Free(String name, KeyId key) {}

    /** Hands to the port what came as a command. */
    record Names(KeyNames names) {

        @CommandHandler
        void handle(Take command) {
            names.take(ACME, new Name(command.name()), command.key(), OWNER, NOW);
        }

        @CommandHandler
        void handle(Free command) {
            names.free(ACME, command.name(), command.key(), OWNER, NOW);
        }
    }
}
