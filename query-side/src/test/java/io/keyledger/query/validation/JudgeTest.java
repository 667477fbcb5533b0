package io.keyledger.query.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keyledger.enforcement.ValidatorLease;
import io.keyledger.events.Environment;
import io.keyledger.events.Permission;
import io.keyledger.query.testing.Facts.TestKey;
import io.keyledger.query.testing.Installation;
import io.keyledger.secrets.SecretGenerator;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JudgeTest {

    private static Installation installation;

    @BeforeAll
    static void start() {
        installation = new Installation();
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    /** Whoever revokes waits for nobody whose lease has ended; so what was revoked by then has to be in what is searched. */
    @Test
    void theLeaseIsLookedAtBeforeTheIndexIsSearched() {
        TestKey key = aKey();

        assertThat(judge(() -> isRevoked(key)).judge(key.secret().reveal(), null))
                .isEqualTo(VerdictCode.REVOKED);
    }

    @Test
    void aSecretIsFoundUnderAnyPepperAndASearchLeavesNothingBehind() {
        TestKey key = aKey();
        Judge judge = judge(() -> true);

        assertThat(judge.judge(key.secret().reveal(), null)).isEqualTo(VerdictCode.VALID);
        assertThat(judge.finding().keyId()).isEqualTo(key.id().text());
        assertThat(judge.judge(nobodys(), null)).isEqualTo(VerdictCode.NOT_FOUND);
        assertThat(judge.judge(key.secret().reveal(), null)).isEqualTo(VerdictCode.VALID);
    }

    private static String nobodys() {
        return new SecretGenerator("kl").generate(Environment.LIVE).reveal();
    }

    private static TestKey aKey() {
        TestKey key = installation.facts().issue(installation.facts().register(), Permission.READ);
        awaitApplied(installation.facts().newest());
        return key;
    }

    private static boolean isRevoked(TestKey key) {
        awaitApplied(installation.facts().revoke(key));
        return true;
    }

    private static void awaitApplied(long position) {
        await().until(() -> bean(IndexKeeper.class).applied() >= position);
    }

    private static Judge judge(BooleanSupplier holds) {
        ValidatorLease lease = new ValidatorLease() {
            @Override
            public boolean holds() {
                return holds.getAsBoolean();
            }

            @Override
            public void suspendUntilRenewed() {
                throw new AssertionError("Nobody who judges gives the lease up");
            }
        };
        return new Judge(
                lease,
                bean(IndexKeeper.class),
                bean(ValidationKeys.class),
                installation.node().clock());
    }

    private static <T> T bean(Class<T> type) {
        return installation.node().bean(type);
    }
}
