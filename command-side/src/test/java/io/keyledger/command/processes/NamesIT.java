package io.keyledger.command.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.command.testing.Answer;
import io.keyledger.events.OrganizationId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A name has one bearer, also when each of two deciding sides gives it away in the same moment. */
class NamesIT {

    private static final int ROUNDS = 100;

    @Test
    void ofTwoKeysWithOneNameAtTwoProcessesOneIsIssued(@TempDir Path place) throws Exception {
        try (TwoCommandSides sides = new TwoCommandSides(place)) {
            OrganizationId organization = sides.anOrganization();
            int[] won = new int[2];
            for (int round = 0; round < ROUNDS; round++) {
                List<Answer> answers = race(sides, organization, "billing " + round);

                assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 409);
                won[answers.getFirst().status() == 201 ? 0 : 1]++;
                assertThat(answers.stream().filter(answer -> answer.status() == 409))
                        .allSatisfy(answer -> assertThat(answer.field("code")).isEqualTo("KEY_NAME_IN_USE"));
            }

            assertThat(won).as("rounds won by each process").doesNotContain(0);
            assertThat(sides.stored().keyFacts(organization))
                    .hasSize(2 * ROUNDS)
                    .containsOnly("KeyNameTaken", "KeyIssued");
        }
    }

    private static List<Answer> race(TwoCommandSides sides, OrganizationId organization, String name) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        List<FutureTask<Answer>> tasks = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            CommandSideProcess process = sides.at(i);
            FutureTask<Answer> task = new FutureTask<>(() -> {
                start.await();
                return sides.post(process, "/v1/organizations/" + organization + "/keys", """
                        {"name": "%s", "permission": "READ", "environment": "live"}""".formatted(name));
            });
            tasks.add(task);
            Thread.ofPlatform().daemon().start(task);
        }
        List<Answer> answers = new ArrayList<>();
        for (FutureTask<Answer> task : tasks) {
            answers.add(task.get());
        }
        return answers;
    }
}
