package io.keyledger.query.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keyledger.enforcement.Enforcement;
import io.keyledger.enforcement.EnforcementConfiguration;
import io.keyledger.enforcement.ValidatorLease;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.Permission;
import io.keyledger.events.Role;
import io.keyledger.query.testing.Client.Reply;
import io.keyledger.query.testing.Facts.TestKey;
import io.keyledger.query.testing.Installation;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.context.SmartLifecycle;

/** A validator that fills its index while keys are being revoked brings none of them back. */
class FillRaceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ROUNDS = 60;

    /** What became of a verdict after the revocation was enforced: one is asked for at once, another when the fill is over. */
    private enum Outcome {
        REFUSED,
        NO_VERDICT,
        ACCEPTED
    }

    @Test
    void aRevocationDuringAFillIsNotLost() {
        try (Installation installation = new Installation(List.of(EnforcementConfiguration.class))) {
            Map<Outcome, Integer> outcomes = race(installation, ROUNDS);

            assertThat(outcomes).doesNotContainKey(Outcome.ACCEPTED).containsKey(Outcome.REFUSED);
        }
    }

    @Test
    void aRevocationDuringAFillFromATableThatIsBeingRebuiltIsNotLost() {
        try (Installation installation = new Installation(List.of(EnforcementConfiguration.class))) {
            installation.facts().join(OrganizationId.INSTALLATION, "operator", Role.OWNER);
            AtomicBoolean rebuilding = new AtomicBoolean(true);
            CompletableFuture<Integer> rebuilds =
                    CompletableFuture.supplyAsync(() -> rebuildAgainAndAgain(installation, rebuilding));
            Map<Outcome, Integer> outcomes = race(installation, ROUNDS);
            rebuilding.set(false);

            assertThat(outcomes).doesNotContainKey(Outcome.ACCEPTED).containsKey(Outcome.REFUSED);
            assertThat(rebuilds.join()).as("rebuilds").isGreaterThan(3);
        }
    }

    private static int rebuildAgainAndAgain(Installation installation, AtomicBoolean going) {
        int rebuilds = 0;
        String live = live(installation);
        while (going.get()) {
            installation.client().post("/v1/projections/key-lookup/rebuild", "operator", null);
            String before = live;
            await().atMost(PATIENCE).until(() -> !live(installation).equals(before) || !going.get());
            live = live(installation);
            rebuilds++;
        }
        return rebuilds;
    }

    private static String live(Installation installation) {
        return installation
                .rows("select live_side from projection.state where name = 'key-lookup'")
                .getFirst();
    }

    private static Map<Outcome, Integer> race(Installation installation, int rounds) {
        Enforcement enforcement = installation.node().bean(Enforcement.class);
        ValidatorLease lease = installation.node().bean(ValidatorLease.class);
        OrganizationId organization = installation.facts().register();
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        for (int round = 0; round < rounds; round++) {
            TestKey key = installation.facts().issue(organization, Permission.READ);
            await().atMost(PATIENCE)
                    .until(() -> lease.holds() && ask(installation, key).code().equals("VALID"));
            CompletableFuture<Void> filling = CompletableFuture.runAsync(() -> fillAnew(installation));
            spin(round % 50 * 100);

            enforcement.await(installation.facts().revoke(key));

            outcomes.merge(outcome(ask(installation, key)), 1, Integer::sum);
            filling.join();
            await().atMost(PATIENCE).until(() -> outcome(ask(installation, key)) != Outcome.NO_VERDICT);
            outcomes.merge(outcome(ask(installation, key)), 1, Integer::sum);
        }
        return outcomes;
    }

    private static Outcome outcome(Reply reply) {
        if (reply.status() != 200) {
            return Outcome.NO_VERDICT;
        }
        return reply.code().equals("REVOKED") ? Outcome.REFUSED : Outcome.ACCEPTED;
    }

    /** As a start does, without all that a start does beside it. */
    private static void fillAnew(Installation installation) {
        SmartLifecycle lease = (SmartLifecycle) installation.node().context().getBean("validatorLeaseLifecycle");
        IndexKeeper keeper = installation.node().bean(IndexKeeper.class);
        lease.stop();
        keeper.stop();
        keeper.start();
        lease.start();
    }

    /** Lets the fill be at another point in each round. */
    private static void spin(int micros) {
        long until = System.nanoTime() + micros * 1000L;
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }

    private static Reply ask(Installation installation, TestKey key) {
        return installation
                .client()
                .verifyAnyhow(installation.validatorKey(), key.secret().reveal(), null);
    }
}
