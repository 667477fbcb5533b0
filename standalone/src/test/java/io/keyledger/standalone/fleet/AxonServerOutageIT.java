package io.keyledger.standalone.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keyledger.events.OrganizationId;
import io.keyledger.eventstore.testing.AxonServerUnderTest;
import io.keyledger.standalone.fleet.Fleet.IssuedKey;
import io.keyledger.standalone.fleet.Http.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
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
        nothingIsLostOrCarriedOutTwice(3, noticed -> {
            fleet.axonServer().cut();
            try {
                await().atMost(PATIENCE)
                        .until(() ->
                                noticed.getAsBoolean() && !fleet.deciding(0).isReady());
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
        nothingIsLostOrCarriedOutTwice(1, noticed -> {
            AxonServerUnderTest.restart();
            assertThat(noticed.getAsBoolean()).as("somebody noticed").isTrue();
        });
        await().atMost(SOON).until(() -> fleet.answering(0).isReady());
        assertThat(fleet.verify(0, before.secret()).field("code")).isEqualTo("VALID");
        Answer ended = fleet.decide(1, "POST", before.path() + "/revocation", "{\"reason\": \"SUPERSEDED\"}");
        assertThat(ended.status()).as(ended.text()).isEqualTo(200);
        assertThat(fleet.verify(0, before.secret()).field("code")).isEqualTo("REVOKED");
    }

    /** Something that Axon Server goes through, and comes back from; it is told whether anybody has noticed. */
    private interface Outage {
        void passes(BooleanSupplier noticed);
    }

    private void nothingIsLostOrCarriedOutTwice(int rounds, Outage outage) {
        IssuedKey renamed = fleet.issue(organization, "READ");
        AtomicInteger acknowledged = new AtomicInteger();
        AtomicInteger unsure = new AtomicInteger();
        AtomicBoolean enough = new AtomicBoolean();
        List<String> others = new CopyOnWriteArrayList<>();
        Thread load = Thread.ofVirtual().start(() -> {
            for (int turn = 0; !enough.get(); turn++) {
                Answer answer = fleet.decide(turn, "PATCH", renamed.path(), "{\"name\": \"renamed " + turn + "\"}");
                switch (answer.status()) {
                    case 200 -> acknowledged.incrementAndGet();
                    case 503 -> unsure.incrementAndGet();
                    default -> others.add(answer.text());
                }
            }
        });
        try {
            for (int round = 0; round < rounds; round++) {
                int before = acknowledged.get();
                await().atMost(PATIENCE).until(() -> acknowledged.get() >= before + 3);
                int lost = unsure.get();
                outage.passes(() -> unsure.get() > lost);
                int again = acknowledged.get();
                await().atMost(SOON).until(() -> acknowledged.get() > again);
            }
        } finally {
            enough.set(true);
        }
        await().atMost(PATIENCE).until(() -> !load.isAlive());

        assertThat(others).isEmpty();
        await().atMost(SOON)
                .until(() -> fleet.deciding(0).isReady() && fleet.deciding(1).isReady());
        long last = fleet.issue(organization, "READ").position();
        String renamings =
                "/v1/organizations/" + organization + "/audit?limit=1000&type=KeyRenamed&keyId=" + renamed.id();
        Answer history =
                await().atMost(SOON).until(() -> fleet.look(0, renamings, last), answer -> answer.status() == 200);
        assertThat(history.json().path("entries").size())
                .isBetween(acknowledged.get(), acknowledged.get() + unsure.get());
    }

    @Test
    void whileItIsGoneNothingIsReadyAndEachSaysWhereItLookedAndWhatToDo() {
        IssuedKey key = fleet.issue(organization, "READ");
        fleet.warm(key);
        String sentence = "Axon Server does not answer at 127.0.0.1:"
                + fleet.axonServer().port() + "; start it there, or set axon.axonserver.servers to where it is.";
        fleet.axonServer().cut();
        try (FleetProcess late = fleet.startDeciding(fleet.keyring())) {
            await().atMost(PATIENCE).until(() -> late.says().contains("Tomcat started"));
            await().atMost(PATIENCE)
                    .until(() -> !late.isReady()
                            && !fleet.deciding(1).isReady()
                            && !fleet.answering(0).isReady());
            for (FleetProcess one : List.of(late, fleet.deciding(1), fleet.answering(0))) {
                await().atMost(PATIENCE).until(() -> one.says().contains(sentence));
                assertThat(one.isLive()).isTrue();
            }
            await().atMost(PATIENCE).until(() -> fleet.verify(0, key.secret()).status() == 503);
            fleet.axonServer().mend();
            await().atMost(PATIENCE).until(late::isReady);
        } finally {
            fleet.axonServer().mend();
        }
        await().atMost(SOON).until(() -> fleet.answering(0).isReady());
        assertThat(fleet.verify(0, key.secret()).field("code")).isEqualTo("VALID");
    }
}
