package io.keyledger.standalone.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keyledger.events.OrganizationId;
import io.keyledger.eventstore.testing.AxonServerUnderTest;
import io.keyledger.standalone.fleet.Diary.Done;
import io.keyledger.standalone.fleet.Diary.Secret;
import io.keyledger.standalone.fleet.Fleet.IssuedKey;
import io.keyledger.standalone.fleet.Http.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * One process after the other is told to stop, and started again, while requests come in by way of a balancer that asks for
 * readiness. None gets lost, and no verdict is stale.
 */
@ExtendWith(AxonServerUnderTest.EitherStore.class)
class RollingRestartIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SOME = 20;

    /** 128 and the number of SIGTERM: how Java ends when it is told to and whatever had to be done before has returned. */
    private static final int ENDED_AS_TOLD = 143;

    /** So a revocation that had to wait for a lease to run out would not be acknowledged. */
    private static final String LONGER_THAN_ANYBODY_WAITS = "keyledger.validation.lease=PT60S";

    private final Diary diary = new Diary();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private final AtomicBoolean enough = new AtomicBoolean();

    @Test
    void everyProcessIsReplacedAndNoRequestIsLost(@TempDir Path place) throws Exception {
        try (Fleet fleet = new Fleet(place, "keyledger.http.drain=PT3S", LONGER_THAN_ANYBODY_WAITS);
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            OrganizationId organization = fleet.anOrganization();
            Balancer deciding = new Balancer(2, number -> fleet.deciding(number).isReady());
            Balancer answering =
                    new Balancer(2, number -> fleet.answering(number).isReady());
            List<Future<?>> going = List.of(
                    clients.submit(() -> deciding.watch(enough)),
                    clients.submit(() -> answering.watch(enough)),
                    clients.submit(() -> live(fleet, organization, deciding, answering)),
                    clients.submit(() -> live(fleet, organization, deciding, answering)));
            try {
                for (int number = 0; number < 2; number++) {
                    awaitMore(going);
                    stop(fleet.deciding(number));
                    awaitMore(going);
                    fleet.putDeciding(number);
                    awaitMore(going);
                    stop(fleet.answering(number));
                    awaitMore(going);
                    fleet.putAnswering(number);
                }
                awaitMore(going);
            } finally {
                enough.set(true);
            }
            for (Future<?> one : going) {
                one.get();
            }
            assertThat(refused).isEmpty();
            History history = History.of(fleet);
            assertThat(new Checker(history, diary).contradictions()).isEmpty();
            for (String type : List.of("KeyIssued", "KeyRevoked")) {
                assertThat(history.facts())
                        .filteredOn(fact -> fact.type().equals(type)
                                && fact.text("organization").equals(organization.text()))
                        .extracting(fact -> fact.text("key"))
                        .containsExactlyInAnyOrderElementsOf(diary.done().stream()
                                .filter(done -> done.type().equals(type))
                                .map(Done::key)
                                .toList());
            }
            assertThat(diary.verdicts()).extracting(Diary.Verdict::code).contains("VALID", "REVOKED");
        }
    }

    /** By itself, with all that it had begun, and without a complaint. */
    private static void stop(FleetProcess process) throws InterruptedException {
        process.terminate();
        assertThat(process.exitCode()).as(process::says).isEqualTo(ENDED_AS_TOLD);
        assertThat(process.says()).doesNotContain("ERROR", "Exception", "terminated");
    }

    /** A key is issued, asked about, revoked and asked about, again and again; whatever throws ends it, and the test. */
    private void live(Fleet fleet, OrganizationId organization, Balancer deciding, Balancer answering) {
        while (!enough.get()) {
            IssuedKey key = deciding.with(number -> fleet.issueAt(number, organization));
            note(key, "KeyIssued", key.position(), false);
            Secret secret = new Secret(key.id(), 1, key.secret());
            answering.with(number -> ask(fleet, number, secret));
            Answer revoked = deciding.with(
                    number -> fleet.decide(number, "POST", key.path() + "/revocation", "{\"reason\": \"SUPERSEDED\"}"));
            if (revoked.status() == 200) {
                note(key, "KeyRevoked", revoked.position(), true);
            } else {
                refused.add(revoked.text());
            }
            answering.with(number -> ask(fleet, number, secret));
        }
    }

    private void note(IssuedKey key, String type, long position, boolean enforced) {
        diary.add(new Done(key.id(), type, System.nanoTime(), position, enforced));
    }

    private boolean ask(Fleet fleet, int number, Secret secret) {
        boolean given = diary.ask(fleet, number, secret);
        if (!given) {
            refused.add("no verdict from " + number);
        }
        return given;
    }

    private void awaitMore(List<Future<?>> going) {
        int before = diary.done().size();
        await().atMost(PATIENCE)
                .until(() ->
                        diary.done().size() >= before + SOME || going.stream().anyMatch(Future::isDone));
        assertThat(going).noneMatch(Future::isDone);
    }

    /** Sends requests to whoever said last that it is ready, in turn. */
    private static final class Balancer {

        private interface Request<T> {
            T to(int number);
        }

        private final IntPredicate ready;
        private final List<AtomicBoolean> up = new CopyOnWriteArrayList<>();
        private int turn;

        Balancer(int nodes, IntPredicate ready) {
            this.ready = ready;
            for (int number = 0; number < nodes; number++) {
                up.add(new AtomicBoolean(true));
            }
        }

        void watch(AtomicBoolean enough) {
            while (!enough.get()) {
                for (int number = 0; number < up.size(); number++) {
                    up.get(number).set(ready.test(number));
                }
            }
        }

        <T> T with(Request<T> request) {
            return request.to(next());
        }

        private synchronized int next() {
            await().atMost(PATIENCE).until(() -> up.stream().anyMatch(AtomicBoolean::get));
            do {
                turn = (turn + 1) % up.size();
            } while (!up.get(turn).get());
            return turn;
        }
    }
}
