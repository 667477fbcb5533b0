package io.keyledger.standalone.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.events.OrganizationId;
import io.keyledger.eventstore.testing.AxonServerUnderTest;
import io.keyledger.standalone.fleet.Fleet.IssuedKey;
import io.keyledger.standalone.fleet.Http.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Verifications of a revoked key that begin within five milliseconds of the answer, on both validators of a fleet, each of which
 * had accepted it a moment before. {@code -Dkeyledger.race.verifications=1000000} races that many; then it says how they were
 * distributed and how long enforcement took, also in a file that {@code -Dkeyledger.race.results} names.
 */
@ExtendWith(AxonServerUnderTest.EitherStore.class)
class RaceIT {

    private static final int VERIFICATIONS = Integer.getInteger("keyledger.race.verifications", 20_000);
    private static final int CONNECTIONS = 2;
    private static final int BURST = 100;
    private static final int WINDOW = 5;

    private final AtomicInteger[] sentWithin = zeros(WINDOW);

    /** The last one is of all that took longer. */
    private final AtomicInteger[] readWithin = zeros(4 * WINDOW + 1);

    private final AtomicInteger stale = new AtomicInteger();
    private final AtomicInteger without = new AtomicInteger();
    private final AtomicLong answered = new AtomicLong();

    @Test
    void noneIsAccepted(@TempDir Path place) throws Exception {
        try (Fleet fleet = new Fleet(place)) {
            OrganizationId organization = fleet.anOrganization();
            List<Double> millis = new ArrayList<>();
            try (Runners runners = new Runners(fleet)) {
                for (int round = 0; raced() < VERIFICATIONS; round++) {
                    IssuedKey key = fleet.issue(organization, "READ");
                    fleet.warm(key);
                    runners.onYourMarks(key.secret());
                    Answer answer =
                            fleet.decide(round, "POST", key.path() + "/revocation", "{\"reason\": \"KEY_COMPROMISE\"}");
                    answered.set(System.nanoTime());
                    runners.go();
                    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
                    assertThat(answer.json()
                                    .path("enforcement")
                                    .path("validators")
                                    .asInt())
                            .isEqualTo(2);
                    millis.add(Duration.parse(answer.json()
                                            .path("enforcement")
                                            .path("elapsed")
                                            .asString())
                                    .toNanos()
                            / 1e6);
                }
            }
            millis.sort(null);
            tell(millis);
            assertThat(stale).hasValue(0);
            assertThat(without.get()).as("answers without a verdict").isLessThan(raced() / 100);
        }
    }

    private long millisAfterTheAnswer() {
        return (System.nanoTime() - answered.get()) / 1_000_000;
    }

    /** It was judged at some time between when it was sent and when its answer was read, which is told of those sent in time. */
    private void count(String answer, long sent, long read) {
        if (sent < WINDOW) {
            sentWithin[(int) sent].incrementAndGet();
            readWithin[(int) Math.min(read, readWithin.length - 1)].incrementAndGet();
        }
        if (answer.contains("\"code\":\"VALID\"")) {
            stale.incrementAndGet();
        } else if (!answer.contains("\"code\":\"REVOKED\"")) {
            without.incrementAndGet();
        }
    }

    private void tell(List<Double> millis) throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "raced " + raced(),
                "revocations " + millis.size(),
                "stale " + stale,
                "without " + without,
                "p50 " + percentile(millis, 0.5),
                "p99 " + percentile(millis, 0.99),
                "most " + millis.getLast()));
        for (int i = 0; i < WINDOW; i++) {
            lines.add("sent %d %s".formatted(i + 1, sentWithin[i]));
        }
        for (int i = 0; i < readWithin.length; i++) {
            lines.add("read %d %s".formatted(i + 1, readWithin[i]));
        }
        System.out.println("Raced verifications, revocations, ms of enforcement, sent and read within ms: " + lines);
        String results = System.getProperty("keyledger.race.results");
        if (results != null) {
            Files.write(Path.of(results), lines);
        }
    }

    private static AtomicInteger[] zeros(int many) {
        return Stream.generate(AtomicInteger::new).limit(many).toArray(AtomicInteger[]::new);
    }

    private static double percentile(List<Double> sorted, double share) {
        return sorted.get((int) (share * (sorted.size() - 1)));
    }

    private int raced() {
        int sum = 0;
        for (AtomicInteger within : sentWithin) {
            sum += within.get();
        }
        return sum;
    }

    /** Threads with a connection each, which all start when the answer is there. */
    private final class Runners implements AutoCloseable {

        private final Fleet fleet;
        private final List<Pipeline> pipelines = new ArrayList<>();
        private final ExecutorService threads = Executors.newCachedThreadPool();
        private final CyclicBarrier start;
        private final List<Future<?>> running = new ArrayList<>();

        Runners(Fleet fleet) throws IOException {
            this.fleet = fleet;
            for (int validator = 0; validator < fleet.validators(); validator++) {
                for (int i = 0; i < CONNECTIONS; i++) {
                    pipelines.add(new Pipeline(fleet.answering(validator).verdictPort(), fleet.validatorKey()));
                }
            }
            start = new CyclicBarrier(pipelines.size() + 1);
        }

        void onYourMarks(String secret) {
            for (Pipeline pipeline : pipelines) {
                byte[] questions = pipeline.questions(secret, BURST);
                running.add(threads.submit(() -> run(pipeline, questions)));
            }
        }

        private Void run(Pipeline pipeline, byte[] questions) throws Exception {
            start.await(60, TimeUnit.SECONDS);
            long sent = millisAfterTheAnswer();
            pipeline.send(questions);
            for (int i = 0; i < BURST; i++) {
                String answer = pipeline.answer();
                count(answer, sent, millisAfterTheAnswer());
            }
            return null;
        }

        void go() throws Exception {
            start.await(60, TimeUnit.SECONDS);
            for (Future<?> each : running) {
                each.get(60, TimeUnit.SECONDS);
            }
            running.clear();
        }

        @Override
        public void close() throws IOException {
            threads.shutdownNow();
            for (Pipeline pipeline : pipelines) {
                pipeline.close();
            }
        }
    }
}
