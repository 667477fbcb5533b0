package io.keyledger.standalone.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keyledger.events.OrganizationId;
import io.keyledger.eventstore.testing.AxonServerUnderTest;
import io.keyledger.standalone.fleet.Fleet.IssuedKey;
import io.keyledger.standalone.fleet.Http.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Axon Server is lost and comes back, under whoever uses it. */
@EnabledIfSystemProperty(named = "keyledger.test.store", matches = "axon-server")
@ExtendWith(AxonServerUnderTest.class)
class AxonServerOutageIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final int ENOUGH = 100;

    @TempDir
    private static Path place;

    private static Fleet fleet;
    private static OrganizationId organization;

    @BeforeAll
    static void start() throws Exception {
        fleet = new Fleet(place);
        organization = fleet.anOrganization();
    }

    @AfterAll
    static void stop() throws Exception {
        fleet.close();
    }

    @Test
    void whatWasAcknowledgedStaysAndNothingIsCarriedOutTwice() {
        nothingIsLostOrCarriedOutTwice(3, () -> {
            fleet.axonServer().cut();
            try {
                await().atMost(PATIENCE).until(() -> !fleet.deciding(0).isReady());
            } finally {
                fleet.axonServer().mend();
            }
        });
    }

    @Test
    @EnabledIfEnvironmentVariable(named = AxonServerUnderTest.RESTART, matches = ".+")
    void soItIsWhereItsProcessIsRestarted() {
        IssuedKey before = fleet.issue(organization, "READ");
        fleet.warm(before);
        nothingIsLostOrCarriedOutTwice(1, AxonServerUnderTest::restart);
        await().atMost(SOON).until(() -> fleet.answering(0).isReady());
        assertThat(fleet.verify(0, before.secret()).field("code")).isEqualTo("VALID");
        Answer ended = fleet.decide(1, "POST", before.path() + "/revocation", "{\"reason\": \"SUPERSEDED\"}");
        assertThat(ended.status()).as(ended.text()).isEqualTo(200);
        assertThat(fleet.verify(0, before.secret()).field("code")).isEqualTo("REVOKED");
    }

    /** @param outage something that Axon Server goes through, and comes back from */
    private void nothingIsLostOrCarriedOutTwice(int rounds, Runnable outage) {
        try (Renamings renamings = new Renamings(fleet)) {
            await().atMost(PATIENCE).until(() -> renamings.acknowledged() >= ENOUGH);
            for (int round = 0; round < rounds; round++) {
                outage.run();
                int before = renamings.acknowledged();
                await().atMost(SOON).until(() -> renamings.acknowledged() > before);
                await().atMost(PATIENCE).until(() -> renamings.acknowledged() >= before + ENOUGH);
            }
            renamings.stop();
            renamings.assertEachIsThereAsItWasAnswered(History.of(fleet));
            assertThat(renamings.unavailable()).as("somebody noticed").isPositive();
        }
        await().atMost(SOON)
                .until(() -> fleet.deciding(0).isReady() && fleet.deciding(1).isReady());
    }

    /** Twice, since whoever says it once for each outage has to notice that the first is over. */
    @Test
    void whileItIsGoneNothingIsReadyAndEachSaysWhereItLookedAndWhatToDo() {
        IssuedKey key = fleet.issue(organization, "READ");
        fleet.warm(key);
        List<FleetProcess> here = List.of(fleet.deciding(1), fleet.answering(0));
        awaitReady(here);
        List<Listener> listeners = new ArrayList<>(Listener.to(here));
        fleet.axonServer().cut();
        try (FleetProcess late = fleet.startDeciding(fleet.keyring())) {
            listeners.add(new Listener(late, 0));
            await().atMost(PATIENCE).until(() -> late.says().contains("Tomcat started"));
            assertGone(listeners);
            await().atMost(PATIENCE).until(() -> fleet.verify(0, key.secret()).status() == 503);
            fleet.axonServer().mend();
            List<FleetProcess> all = listeners.stream().map(Listener::process).toList();
            awaitReady(all);
            listeners = Listener.to(all);
            fleet.axonServer().cut();
            assertGone(listeners);
        } finally {
            fleet.axonServer().mend();
        }
        await().atMost(SOON).until(() -> fleet.answering(0).isReady());
        assertThat(fleet.verify(0, key.secret()).field("code")).isEqualTo("VALID");
    }

    private static void awaitReady(List<FleetProcess> processes) {
        await().atMost(PATIENCE).until(() -> processes.stream().allMatch(FleetProcess::isReady));
    }

    private static void assertGone(List<Listener> listeners) {
        String sentence = "Axon Server does not answer at 127.0.0.1:"
                + fleet.axonServer().port() + "; start it there, or set axon.axonserver.servers to where it is.";
        await().atMost(PATIENCE)
                .until(() -> listeners.stream()
                        .noneMatch(listener -> listener.process().isReady()));
        for (Listener listener : listeners) {
            await().atMost(PATIENCE).until(() -> listener.hears(sentence));
            assertThat(listener.process().isLive()).isTrue();
        }
    }

    /** Whoever listens to a process from some point of its log on. */
    private record Listener(FleetProcess process, int from) {

        static List<Listener> to(List<FleetProcess> processes) {
            return processes.stream()
                    .map(process -> new Listener(process, process.says().length()))
                    .toList();
        }

        /** From the one that tells of outages; others repeat the sentence wherever something fails for it. */
        boolean hears(String sentence) {
            return process.says()
                    .substring(from)
                    .lines()
                    .anyMatch(line -> line.contains("AxonServerHeadListener") && line.contains(sentence));
        }
    }
}
