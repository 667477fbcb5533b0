package io.keyledger.standalone.endtoend;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
            for (int kill = 0; kill < KILLS; kill++) {
                diary.beginRound();
                killInTheMiddle(keyledger, diary, kill);
                keyledger.startAgain();
                diary.compareWith(new Api(keyledger));
            }
            assertThat(diary.unanswered())
                    .as("commands that were in flight when the process was killed")
                    .isGreaterThanOrEqualTo(KILLS);
            assertThat(diary.acknowledged()).isGreaterThanOrEqualTo(KILLS * ACKNOWLEDGED_BEFORE_A_KILL);
            diary.compareAllWith(new Api(keyledger));
        }
    }

    private static void killInTheMiddle(RunningKeyledger keyledger, KeyDiary diary, int round)
            throws InterruptedException {
        Api api = new Api(keyledger);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        List<KeyWriter> writers = IntStream.range(0, CLIENTS)
                .mapToObj(client -> new KeyWriter(api, diary, "round " + round + " client " + client))
                .toList();
        writers.forEach(clients::execute);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(2))
                .until(() -> diary.acknowledgedThisRound() >= ACKNOWLEDGED_BEFORE_A_KILL
                        && writers.stream().anyMatch(KeyWriter::isWaiting));
        keyledger.kill9();
        clients.shutdown();
        assertThat(clients.awaitTermination(60, SECONDS)).isTrue();
    }
}
