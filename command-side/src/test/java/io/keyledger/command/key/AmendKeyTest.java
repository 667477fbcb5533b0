package io.keyledger.command.key;

import static io.keyledger.command.testing.KeyBuilder.ACME;
import static io.keyledger.command.testing.KeyBuilder.NOW;
import static io.keyledger.command.testing.KeyBuilder.OTHERS;
import static io.keyledger.command.testing.KeyBuilder.OWNER;
import static io.keyledger.command.testing.KeyBuilder.aKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.command.key.KeyLife.AllInUse;
import io.keyledger.command.key.KeyLife.AuditorsOnly;
import io.keyledger.command.key.KeyLife.OwnerOnly;
import io.keyledger.command.key.KeyLife.Remembered;
import io.keyledger.command.naming.KeyNames;
import io.keyledger.command.naming.Name;
import io.keyledger.command.refusal.ExpiryNotInTheFuture;
import io.keyledger.command.refusal.ExpiryTooFar;
import io.keyledger.command.refusal.KeyAlreadyExpired;
import io.keyledger.command.refusal.KeyAlreadyRevoked;
import io.keyledger.command.refusal.KeyNameInUse;
import io.keyledger.command.refusal.KeyUnknown;
import io.keyledger.command.refusal.RoleInsufficient;
import io.keyledger.events.KeyExpiryChanged;
import io.keyledger.events.KeyRenamed;
import io.keyledger.events.Rebinding;
import io.keyledger.events.SecretVersion;
import java.time.Instant;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AmendKeyTest {

    private static final Instant LATER = NOW.plusSeconds(60);
    private static final Instant END = NOW.plusSeconds(3600);
    private static final Instant NEW_END = NOW.plusSeconds(7200);

    private final Remembered names = new Remembered();

    private AggregateTestFixture<ApiKey> later() {
        return KeyLife.at(LATER, new OwnerOnly(), names);
    }

    private static AmendKey name(String name) {
        return new AmendKey(aKey().id(), ACME, new Name(name), null, OWNER);
    }

    private static AmendKey expiry(@Nullable Instant at) {
        return new AmendKey(aKey().id(), ACME, null, new NewExpiry(at), OWNER);
    }

    private static KeyRenamed renamed(String from, String to) {
        return new KeyRenamed(aKey().id(), ACME, from, to, OWNER, LATER);
    }

    @Test
    void aNewNameIsTakenAndTheOldOneFreed() {
        later().given(aKey().issued()).when(name("invoices")).expectEvents(renamed("Billing", "invoices"));

        assertThat(names.said())
                .containsExactly(
                        "take " + ACME + " invoices " + aKey().id() + " " + OWNER.subject() + " " + LATER,
                        "free " + ACME + " Billing " + aKey().id() + " " + OWNER.subject() + " " + LATER);
    }

    @Test
    void aNameThatReadsTheSameStaysTaken() {
        later().given(aKey().issued()).when(name("BILLING")).expectEvents(renamed("Billing", "BILLING"));

        assertThat(names.said()).isEmpty();
    }

    @Test
    void theNameItHasChangesNothing() {
        later().given(aKey().issued()).when(name("Billing")).expectNoEvents().expectSuccessfulHandlerExecution();
    }

    @Test
    void aNameInUseIsRefused() {
        KeyLife.at(LATER, new OwnerOnly(), new AllInUse())
                .given(aKey().issued())
                .when(name("invoices"))
                .expectException(KeyNameInUse.class)
                .expectNoEvents();
    }

    @Test
    void theNameOfNowIsTheOneThatIsFreedAtTheEnd() {
        later().given(aKey().issued(), renamed("Billing", "invoices"))
                .when(aKey().revoke())
                .expectEvents(aKey().revoked(LATER));

        assertThat(names.said()).singleElement().asString().startsWith("free " + ACME + " invoices ");
    }

    @Test
    void aLaterExpiryBindsTheSecretAnew() {
        later().given(aKey().expiring(END).issued())
                .when(expiry(NEW_END))
                .expectEvents(new KeyExpiryChanged(
                        aKey().id(),
                        ACME,
                        END,
                        NEW_END,
                        List.of(new Rebinding(
                                SecretVersion.FIRST,
                                aKey().expiring(NEW_END).issued().binding())),
                        OWNER,
                        LATER));
    }

    @Test
    void soDoesNoExpiryAtAllAndEverySecretThatStillWorks() {
        later().given(aKey().expiring(END).issued(), aKey().expiring(END).rotated(2, END, NOW))
                .when(expiry(null))
                .expectEvents(new KeyExpiryChanged(
                        aKey().id(),
                        ACME,
                        END,
                        null,
                        List.of(
                                new Rebinding(
                                        SecretVersion.FIRST, aKey().issued().binding()),
                                new Rebinding(
                                        new SecretVersion(2),
                                        aKey().rotated(2, END, NOW).binding())),
                        OWNER,
                        LATER));
    }

    @Test
    void aSecretWhoseOverlapIsOverIsNotBoundAnew() {
        later().given(aKey().issued(), aKey().rotated(2, LATER, NOW))
                .when(expiry(END))
                .expectEvents(new KeyExpiryChanged(
                        aKey().id(),
                        ACME,
                        null,
                        END,
                        List.of(new Rebinding(
                                new SecretVersion(2),
                                aKey().expiring(END).rotated(2, LATER, NOW).binding())),
                        OWNER,
                        LATER));
    }

    @Test
    void aRotationAfterwardsBindsToTheNewExpiry() {
        later().given(aKey().issued(), changed(null, END))
                .when(aKey().expiring(END).rotate(2, Overlap.NONE))
                .expectEvents(aKey().expiring(END).rotated(2, LATER, LATER));
    }

    private static KeyExpiryChanged changed(@Nullable Instant from, Instant to) {
        return new KeyExpiryChanged(aKey().id(), ACME, from, to, List.of(), OWNER, NOW);
    }

    @Test
    void theExpiryItHasChangesNothing() {
        later().given(aKey().expiring(END).issued())
                .when(expiry(END))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void anExpiryThatHasPassedIsRefused() {
        later().given(aKey().issued()).when(expiry(LATER)).expectException(ExpiryNotInTheFuture.class);
        later().given(aKey().issued())
                .when(expiry(Instant.parse("+10000-01-01T00:00:00Z")))
                .expectException(ExpiryTooFar.class);
    }

    @Test
    void nothingBringsBackWhatIsOver() {
        for (AmendKey command : List.of(name("invoices"), expiry(NEW_END))) {
            later().given(aKey().issued(), aKey().revoked(NOW))
                    .when(command)
                    .expectException(KeyAlreadyRevoked.class)
                    .expectNoEvents();
            later().given(aKey().expiring(LATER).issued())
                    .when(command)
                    .expectException(KeyAlreadyExpired.class)
                    .expectNoEvents();
        }
    }

    @Test
    void aMillisecondBeforeItsEndAKeyCanBeExtended() {
        Instant end = LATER.plusMillis(1);
        later().given(aKey().expiring(end).issued()).when(expiry(NEW_END)).expectSuccessfulHandlerExecution();
    }

    @Test
    void anotherOrganizationsKeyIsUnknown() {
        later().given(aKey().of(OTHERS).issued())
                .when(name("invoices"))
                .expectException(KeyUnknown.class)
                .expectNoEvents();
    }

    @Test
    void onlyKeyManagersMay() {
        KeyNames nobodys = new Remembered();
        KeyLife.at(LATER, new AuditorsOnly(), nobodys)
                .given(aKey().issued())
                .when(name("invoices"))
                .expectException(RoleInsufficient.class)
                .expectNoEvents();
    }
}
