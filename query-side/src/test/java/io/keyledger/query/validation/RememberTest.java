package io.keyledger.query.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keyledger.events.OrganizationId;
import io.keyledger.events.Permission;
import io.keyledger.query.testing.Facts;
import io.keyledger.query.testing.Facts.TestKey;
import io.keyledger.query.testing.Installation;
import io.keyledger.query.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RememberTest {

    @Test
    void whatEndedTellsWhyForAWhileAndIsUnknownThen() {
        try (Installation installation = new Installation("keyledger.validation.remember=P1D")) {
            Facts facts = installation.facts();
            OrganizationId organization = facts.register();
            Instant soon = TestClock.NOW.plusSeconds(60);
            TestKey living = facts.issue(organization, Permission.READ);
            TestKey revoked = facts.issue(organization, Permission.READ);
            TestKey expired = facts.issue(organization, Permission.READ, soon);
            TestKey retired = facts.issue(organization, Permission.READ);
            facts.revoke(revoked);
            facts.rotate(retired, Duration.ZERO);

            installation.node().clock().set(soon);
            assertThat(code(installation, revoked)).isEqualTo("REVOKED");
            assertThat(code(installation, expired)).isEqualTo("EXPIRED");
            assertThat(code(installation, retired)).isEqualTo("RETIRED_SECRET");

            installation.node().clock().set(soon.plus(Duration.ofDays(1)));
            await().untilAsserted(() -> {
                assertThat(code(installation, revoked)).isEqualTo("NOT_FOUND");
                assertThat(code(installation, retired)).isEqualTo("NOT_FOUND");
            });
            assertThat(code(installation, expired)).isEqualTo("EXPIRED");
            assertThat(code(installation, living)).isEqualTo("VALID");

            awaitApplied(installation, facts.expire(expired, soon));
            installation.node().clock().set(soon.plus(Duration.ofDays(1)).plusSeconds(1));
            await().untilAsserted(() -> assertThat(code(installation, expired)).isEqualTo("NOT_FOUND"));
        }
    }

    /** What cannot be, as far as anybody knows, stops the index for as long as the table of lookups does not have it. */
    @Test
    void aFactOfAKeyThatWasForgottenIsTakenFromTheTable() {
        try (Installation installation = new Installation("keyledger.validation.remember=P1D")) {
            Facts facts = installation.facts();
            OrganizationId organization = facts.register();
            Instant soon = TestClock.NOW.plusSeconds(60);
            TestKey expired = facts.issue(organization, Permission.READ, soon);
            awaitApplied(installation, facts.expire(expired, soon));
            installation.node().clock().set(soon.plus(Duration.ofDays(1)));
            await().untilAsserted(() -> assertThat(code(installation, expired)).isEqualTo("NOT_FOUND"));

            facts.expireAt(expired, soon.plus(Duration.ofDays(9)));
            TestKey next = facts.issue(organization, Permission.READ);

            await().untilAsserted(() -> assertThat(code(installation, next)).isEqualTo("VALID"));
            assertThat(code(installation, expired)).isEqualTo("EXPIRED");
        }
    }

    private static void awaitApplied(Installation installation, long position) {
        await().until(() -> installation.node().bean(IndexKeeper.class).applied() >= position);
    }

    private static String code(Installation installation, TestKey key) {
        return installation
                .client()
                .verify(installation.validatorKey(), key.secret().reveal(), null)
                .code();
    }
}
