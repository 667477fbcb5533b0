package io.keyledger.query.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.events.OrganizationId;
import io.keyledger.events.Permission;
import io.keyledger.query.testing.Client.Reply;
import io.keyledger.query.testing.Facts;
import io.keyledger.query.testing.Facts.TestKey;
import io.keyledger.query.testing.Installation;
import io.keyledger.query.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the facts between issue and revocation make of a verdict. */
class LifeVerdictTest {

    private static final Instant LATER = TestClock.NOW.plus(Duration.ofHours(1));

    private final Installation installation = Installation.shared();
    private final Facts facts = installation.facts();
    private final OrganizationId organization = facts.register();

    @AfterEach
    void backToNow() {
        installation.node().clock().set(TestClock.NOW);
    }

    private Reply verdict(TestKey key) {
        return installation
                .client()
                .verify(installation.validatorKey(), key.secret().reveal(), null);
    }

    private String codeAt(Instant now, TestKey key) {
        installation.node().clock().set(now);
        return verdict(key).code();
    }

    @Test
    void aSuspendedKeyIsRefusedUntilItIsResumed() {
        TestKey first = facts.issue(organization, Permission.READ);
        TestKey second = facts.rotate(first, Duration.ofHours(1));
        facts.suspend(second);
        assertThat(verdict(first).code()).isEqualTo("SUSPENDED");
        assertThat(verdict(second).code()).isEqualTo("SUSPENDED");
        assertThat(verdict(facts.rotate(second, Duration.ofHours(1))).code()).isEqualTo("SUSPENDED");
        facts.resume(second);
        assertThat(verdict(second).code()).isEqualTo("VALID");
    }

    @Test
    void aRenamedKeyIsCalledByItsNewName() {
        TestKey first = facts.issue(organization, Permission.READ);
        TestKey second = facts.rotate(first, Duration.ofHours(1));
        facts.rename(second, "key of a test", "renamed");
        assertThat(verdict(first).body().get("name").asString()).isEqualTo("renamed");
        assertThat(verdict(second).body().get("name").asString()).isEqualTo("renamed");
        TestKey third = facts.rotate(second, Duration.ofHours(1));
        assertThat(verdict(third).body().get("name").asString()).isEqualTo("renamed");
    }

    @Test
    void aSecretRetiredOnRecordStaysSoWhateverTheClockSays() {
        TestKey first = facts.issue(organization, Permission.READ);
        TestKey second = facts.rotate(first, Duration.ofHours(2));
        assertThat(codeAt(LATER, first)).isEqualTo("VALID");
        facts.retire(first, LATER);
        assertThat(codeAt(LATER, first)).isEqualTo("RETIRED_SECRET");
        assertThat(codeAt(LATER.minus(Duration.ofDays(1)), first)).isEqualTo("RETIRED_SECRET");
        assertThat(codeAt(LATER, second)).isEqualTo("VALID");
    }

    @Test
    void aKeyExpiredOnRecordStaysSoWhateverTheClockSays() {
        TestKey key = facts.issue(organization, Permission.READ, LATER);
        facts.expire(key, LATER);
        assertThat(codeAt(LATER, key)).isEqualTo("EXPIRED");
        assertThat(codeAt(TestClock.NOW, key)).isEqualTo("EXPIRED");
    }

    @Test
    void anExpiryPutOffHolds() {
        TestKey key = facts.issue(organization, Permission.READ, LATER);
        TestKey moved = facts.expireAt(key, LATER.plusSeconds(60));
        assertThat(codeAt(LATER, moved)).isEqualTo("VALID");
        assertThat(codeAt(LATER.plusSeconds(60), moved)).isEqualTo("EXPIRED");
    }

    @Test
    void anExpiryTakenAwayMakesTheKeyLast() {
        TestKey key = facts.issue(organization, Permission.READ, LATER);
        TestKey moved = facts.expireAt(key, null);
        assertThat(codeAt(LATER.plus(Duration.ofDays(3650)), moved)).isEqualTo("VALID");
    }

    @Test
    void theEndOfAnOrganizationRevokesEveryKeyItHasAndNoOther() {
        TestKey first = facts.issue(organization, Permission.READ);
        TestKey second = facts.rotate(first, Duration.ofHours(1));
        TestKey suspended = facts.issue(organization, Permission.READ);
        facts.suspend(suspended);
        TestKey elsewhere = facts.issue(facts.register(), Permission.READ);
        facts.close(organization);
        assertThat(verdict(first).code()).isEqualTo("REVOKED");
        assertThat(verdict(second).code()).isEqualTo("REVOKED");
        assertThat(verdict(suspended).code()).isEqualTo("REVOKED");
        assertThat(verdict(elsewhere).code()).isEqualTo("VALID");
    }
}
