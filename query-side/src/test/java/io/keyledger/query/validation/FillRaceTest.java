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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.SmartLifecycle;

/** A validator that fills its index while keys are being revoked brings none of them back. */
class FillRaceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ROUNDS = 60;

    /** Not the common pool, which has one thread on two processors. */
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void endThreads() {
        threads.close();
    }

    @Test
    void aRevocationDuringAFillIsNotLost() {
        try (Installation installation = new Installation(List.of(EnforcementConfiguration.class))) {
            race(installation, ROUNDS);
        }
    }

    @Test
    void aRevocationDuringAFillFromATableThatIsBeingRebuiltIsNotLost() {
        try (Installation installation = new Installation(List.of(EnforcementConfiguration.class))) {
            installation.facts().join(OrganizationId.INSTALLATION, "operator", Role.OWNER);
            AtomicBoolean rebuilding = new AtomicBoolean(true);
            CompletableFuture<Integer> rebuilds =
                    CompletableFuture.supplyAsync(() -> rebuildAgainAndAgain(installation, rebuilding), threads);
            race(installation, ROUNDS);
            rebuilding.set(false);

            assertThat(rebuilds.join()).as("rebuilds").isGreaterThan(3);
        }
    }

    private static int rebuildAgainAndAgain(Installation installation, AtomicBoolean going) {
        int rebuilds = 0;
        String live = live(installation);
        while (going.get()) {
            await().atMost(PATIENCE)
                    .until(() -> installation
                                    .client()
                                    .post("/v1/projections/key-lookup/rebuild", "operator", null)
                                    .status()
                            == 202);
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

    /** Whatever is answered while an index is being filled, nothing is accepted, and once there is an answer it is a refusal. */
    private void race(Installation installation, int rounds) {
        Enforcement enforcement = installation.node().bean(Enforcement.class);
        ValidatorLease lease = installation.node().bean(ValidatorLease.class);
        OrganizationId organization = installation.facts().register();
        for (int round = 0; round < rounds; round++) {
            TestKey key = installation.facts().issue(organization, Permission.READ);
            await().atMost(PATIENCE)
                    .until(() -> lease.holds() && ask(installation, key).code().equals("VALID"));
            CompletableFuture<Void> filling = CompletableFuture.runAsync(() -> fillAnew(installation), threads);
            spin(round % 50 * 100);

            enforcement.await(installation.facts().revoke(key));

            assertThat(ask(installation, key))
                    .satisfies(reply -> assertThat(
                                    reply.status() == 503 || reply.code().equals("REVOKED"))
                            .as(reply.body().toString())
                            .isTrue());
            filling.join();
            Reply first = await().atMost(PATIENCE).until(() -> ask(installation, key), reply -> reply.status() == 200);
            assertThat(first.code()).as("the first verdict after the fill").isEqualTo("REVOKED");
        }
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
