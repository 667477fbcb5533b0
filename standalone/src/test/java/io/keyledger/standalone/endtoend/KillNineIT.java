package io.keyledger.standalone.endtoend;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillNineIT {

    private static final int KILLS = 20;
    private static final int CLIENTS = 6;
    private static final int ACKNOWLEDGED_BEFORE_A_KILL = 40;

    @Test
    void nothingAcknowledgedIsLostAndNothingIsHalfDoneHoweverOftenItIsKilled(@TempDir Path home) throws Exception {
        KeyDiary diary = new KeyDiary();
        try (RunningKeyledger keyledger = RunningKeyledger.startIn(home)) {
            int kills = 0;
            for (int round = 0; kills < KILLS; round++) {
                assertThat(round)
                        .as("kills, of which %s broke a request", kills)
                        .isLessThan(2 * KILLS);
                diary.beginRound();
                if (killInTheMiddle(keyledger, diary, round) > 0) {
                    kills++;
                }
                keyledger.startAgain();
                diary.compareWith(new Api(keyledger));
            }
            assertThat(diary.acknowledged()).isGreaterThanOrEqualTo(KILLS * ACKNOWLEDGED_BEFORE_A_KILL);
            diary.compareAllWith(new Api(keyledger));
        }
    }

    /** How many requests were in flight when the process was killed. */
    private static int killInTheMiddle(RunningKeyledger keyledger, KeyDiary diary, int round) throws Exception {
        Api api = new Api(keyledger);
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<KeyWriter> writers = IntStream.range(0, CLIENTS)
                    .mapToObj(client -> new KeyWriter(api, diary, "round " + round + " client " + client))
                    .toList();
            List<Future<?>> clients =
                    writers.stream().<Future<?>>map(threads::submit).toList();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> allAreAtWork(clients)
                            && diary.acknowledgedThisRound() >= ACKNOWLEDGED_BEFORE_A_KILL
                            && writers.stream().anyMatch(KeyWriter::isWaiting));
            keyledger.kill9();
            int inFlight = 0;
            for (Future<?> client : clients) {
                inFlight += wasInFlight(client) ? 1 : 0;
            }
            return inFlight;
        } finally {
            threads.shutdownNow();
        }
    }

    /** @throws ExecutionException with what ended a client, for while the process lives nothing may */
    private static boolean allAreAtWork(List<Future<?>> clients) throws Exception {
        for (Future<?> client : clients) {
            if (client.isDone()) {
                client.get();
            }
        }
        return true;
    }

    /**
     * Whether the client had sent its last request when the process was killed, rather than found nobody to send it to.
     *
     * @throws ExecutionException with what ended the client if that was anything but the kill
     */
    private static boolean wasInFlight(Future<?> client) throws Exception {
        try {
            client.get(60, SECONDS);
            throw new AssertionError("A client stopped by itself");
        } catch (ExecutionException ended) {
            if (ended.getCause() instanceof UncheckedIOException nobodyAnswered) {
                IOException broken = nobodyAnswered.getCause();
                if (!(broken instanceof HttpTimeoutException)) {
                    return !(broken instanceof ConnectException);
                }
            }
            throw ended;
        }
    }
}
