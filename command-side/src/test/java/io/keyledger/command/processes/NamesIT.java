package io.keyledger.command.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.command.testing.Answer;
import io.keyledger.command.testing.Stored.Fact;
import io.keyledger.events.OrganizationId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A name has one bearer, also when each of two deciding sides gives it away in the same moment. */
class NamesIT {

    private static final int ROUNDS = 100;

    @SuppressWarnings("NullAway.Init")
    private static TwoCommandSides sides;

    @SuppressWarnings("NullAway.Init")
    private OrganizationId organization;

    @BeforeAll
    static void start(@TempDir Path place) throws Exception {
        sides = new TwoCommandSides(place);
    }

    @AfterAll
    static void stop() throws Exception {
        sides.close();
    }

    @BeforeEach
    void anOrganizationOfItsOwn() {
        organization = sides.anOrganization();
    }

    @Test
    void ofTwoKeysWithOneNameAtTwoProcessesOneIsIssued() throws Exception {
        int[] won = new int[2];
        for (int round = 0; round < ROUNDS; round++) {
            String name = "billing " + round;
            List<Answer> answers = together(() -> issue(sides.at(0), name), () -> issue(sides.at(1), name));

            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 409);
            won[answers.getFirst().status() == 201 ? 0 : 1]++;
            answers.stream().filter(answer -> answer.status() == 409).forEach(NamesIT::assertInUse);
        }

        assertThat(won).as("rounds won by each process").doesNotContain(0);
        assertThat(sides.stored().keyFacts(organization)).hasSize(2 * ROUNDS).containsOnly("KeyNameTaken", "KeyIssued");
        assertOneBearerAtATime();
    }

    /** Every third round the name is taken too early, every third after it is free, and in the others at once. */
    @Test
    void aNameThatIsFreedAtOneProcessIsTakenAtTheOtherAfterwards() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String name = "billing " + round;
            CommandSideProcess one = sides.at(round);
            CommandSideProcess other = sides.at(round + 1);
            String key = issue(other, name).field("keyId");
            Callable<Answer> free = () -> revoke(one, key);
            Callable<Answer> take = () -> issue(other, name);
            Answer taken;
            Answer freed;
            switch (round % 3) {
                case 0 -> {
                    taken = take.call();
                    freed = free.call();
                    assertInUse(taken);
                }
                case 1 -> {
                    freed = free.call();
                    taken = take.call();
                    assertThat(taken.status()).as(taken.text()).isEqualTo(201);
                }
                default -> {
                    List<Answer> answers = together(free, take);
                    freed = answers.getFirst();
                    taken = answers.getLast();
                    assertIssuedOrInUse(taken);
                }
            }
            assertThat(freed.status()).as(freed.text()).isEqualTo(200);
        }
        assertOneBearerAtATime();
    }

    @Test
    void ofARenamingAndAnIssueOfOneNameAtTwoProcessesOneIsDone() throws Exception {
        int[] won = new int[2];
        for (int round = 0; round < ROUNDS; round++) {
            String name = "billing " + round;
            CommandSideProcess one = sides.at(round);
            CommandSideProcess other = sides.at(round + 1);
            String key = issue(one, "old " + round).field("keyId");

            List<Answer> answers = together(() -> rename(one, key, name), () -> issue(other, name));

            Answer renamed = answers.getFirst();
            Answer issued = answers.getLast();
            if (renamed.status() == 200) {
                assertInUse(issued);
            } else {
                assertInUse(renamed);
                assertThat(issued.status()).as(issued.text()).isEqualTo(201);
            }
            won[renamed.status() == 200 ? 0 : 1]++;
            assertInUse(issue(one, name));
        }
        assertThat(won).as("rounds won by the renaming and by the issue").doesNotContain(0);
        assertOneBearerAtATime();
    }

    /** In the order of the store each name is taken by nobody else until its bearer has freed it. */
    private void assertOneBearerAtATime() {
        Map<Object, Object> bearers = new HashMap<>();
        for (Fact fact : sides.stored().facts(organization)) {
            Map<?, ?> told = JsonMapper.shared().readValue(fact.payload(), Map.class);
            if (fact.type().endsWith("KeyNameTaken")) {
                assertThat(bearers.put(told.get("name"), told.get("key")))
                        .as("bearer before")
                        .isNull();
            } else if (fact.type().endsWith("KeyNameFreed")) {
                assertThat(bearers.remove(told.get("name"))).isEqualTo(told.get("key"));
            }
        }
        assertThat(bearers.values()).isNotEmpty().doesNotHaveDuplicates();
    }

    private static void assertIssuedOrInUse(Answer issued) {
        if (issued.status() != 201) {
            assertInUse(issued);
        }
    }

    private static void assertInUse(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(409);
        assertThat(answer.field("code")).isEqualTo("KEY_NAME_IN_USE");
    }

    private Answer issue(CommandSideProcess process, String name) {
        return sides.post(process, keys(), """
                {"name": "%s", "permission": "READ", "environment": "live"}""".formatted(name));
    }

    private Answer rename(CommandSideProcess process, String key, String name) {
        return sides.patch(process, keys() + "/" + key, """
                {"name": "%s"}""".formatted(name));
    }

    private Answer revoke(CommandSideProcess process, String key) {
        return sides.post(process, keys() + "/" + key + "/revocation", """
                {"reason": "SUPERSEDED"}""");
    }

    private String keys() {
        return "/v1/organizations/" + organization + "/keys";
    }

    @SafeVarargs
    private static List<Answer> together(Callable<Answer>... calls) throws Exception {
        CyclicBarrier start = new CyclicBarrier(calls.length);
        List<FutureTask<Answer>> tasks = new ArrayList<>();
        for (Callable<Answer> call : calls) {
            FutureTask<Answer> task = new FutureTask<>(() -> {
                start.await();
                return call.call();
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
