package io.keyledger.standalone.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keyledger.events.OrganizationId;
import io.keyledger.eventstore.testing.AxonServerUnderTest;
import io.keyledger.standalone.fleet.Diary.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Commands of all kinds and verdicts at the same time, while a validator is frozen, the database is restarted and a deciding
 * side is killed. Then the history in the store is read, and no answer may contradict it. {@code -Dkeyledger.soak.rounds=10}
 * lets it go on for longer, {@code -Dkeyledger.soak.verdicts} makes each round longer.
 */
@ExtendWith(AxonServerUnderTest.EitherStore.class)
class SoakIT {

    private static final int ROUNDS = Integer.getInteger("keyledger.soak.rounds", 1);
    private static final int VERDICTS = Integer.getInteger("keyledger.soak.verdicts", 300);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long SEED = Long.getLong("keyledger.soak.seed", System.nanoTime());

    @Test
    void noAnswerContradictsTheHistory(@TempDir Path place) throws Exception {
        try (Fleet fleet = new Fleet(place)) {
            OrganizationId organization = fleet.anOrganization();
            Diary diary = new Diary();
            int unanswered;
            try (Load load = new Load(fleet, organization, diary, SEED, 3, 4)) {
                for (int round = 0; round < ROUNDS; round++) {
                    disturb(fleet, diary);
                }
                unanswered = load.unanswered();
            }
            List<String> contradictions = new Checker(History.of(fleet), diary).contradictions();

            assertThat(contradictions).as("seed " + SEED).isEmpty();
            assertThat(codes(diary)).contains("VALID", "REVOKED", "SUSPENDED", "RETIRED_SECRET", "EXPIRED");
            assertThat(diary.done().stream().filter(Diary.Done::enforced).count())
                    .isGreaterThan(50);
            System.out.printf(
                    "%d rounds: %d commands, %d of them enforced, %d verdicts: %s; %d requests met nobody%n",
                    ROUNDS,
                    diary.done().size(),
                    diary.done().stream().filter(Diary.Done::enforced).count(),
                    diary.verdicts().size(),
                    diary.verdicts().stream().collect(Collectors.groupingBy(Verdict::code, Collectors.counting())),
                    unanswered);
        }
    }

    /** Between the disturbances both validators have to answer again, which shows that all is well. */
    private static void disturb(Fleet fleet, Diary diary) {
        awaitVerdicts(diary, VERDICTS);
        fleet.answering(1).freeze();
        try {
            awaitVerdictsOf(0, diary, VERDICTS);
        } finally {
            fleet.answering(1).thaw();
        }
        awaitVerdicts(diary, VERDICTS);
        fleet.database().restart();
        awaitVerdicts(diary, VERDICTS);
        fleet.killDeciding(1);
        awaitVerdicts(diary, VERDICTS);
    }

    private static void awaitVerdicts(Diary diary, int more) {
        awaitVerdictsOf(0, diary, more);
        awaitVerdictsOf(1, diary, more);
    }

    private static void awaitVerdictsOf(int validator, Diary diary, int more) {
        long before = diary.heardFrom(validator);
        await().atMost(PATIENCE).until(() -> diary.heardFrom(validator) >= before + more);
    }

    private static Set<String> codes(Diary diary) {
        return diary.verdicts().stream().map(Verdict::code).collect(Collectors.toSet());
    }
}
