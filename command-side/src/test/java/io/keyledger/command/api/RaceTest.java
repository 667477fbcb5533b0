package io.keyledger.command.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.command.key.IssueKey;
import io.keyledger.command.naming.Name;
import io.keyledger.command.organization.JoinMember;
import io.keyledger.command.testing.Answer;
import io.keyledger.command.testing.Stored.Fact;
import io.keyledger.command.testing.TestIssuer;
import io.keyledger.events.Environment;
import io.keyledger.events.KeyId;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.Permission;
import io.keyledger.events.Role;
import io.keyledger.events.SecretDigest;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.Registration;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RaceTest extends RacingTest {

    @Autowired
    private CommandBus commands;

    @RepeatedTest(3)
    void ofManyWhoWantANameOneGetsIt() throws Exception {
        OrganizationId organization = anOrganization();

        List<Answer> answers = together(IntStream.range(0, 16)
                .<Callable<Answer>>mapToObj(one -> () -> issue(organization, one % 2 == 0 ? "billing" : "BILLING"))
                .toList());

        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 201))
                .hasSize(15)
                .allSatisfy(answer -> KeyProblemTest.assertProblem(answer, 409, "KEY_NAME_IN_USE"));
        assertThat(stored().keyFacts(organization)).containsExactly("KeyNameTaken", "KeyIssued");
    }

    @RepeatedTest(8)
    void rotatingAndRevokingAtOnceLeavesOneConsistentHistory() throws Exception {
        OrganizationId organization = anOrganization();
        String keyId = issue(organization, "billing").field("keyId");

        List<Answer> answers = together(List.of(
                () -> rotate(organization, keyId, "{}"),
                () -> revoke(organization, keyId),
                () -> revoke(organization, keyId)));

        Answer rotated = answers.getFirst();
        assertThat(answers.subList(1, 3)).extracting(Answer::status).containsOnly(200);
        assertThat(answers.get(1).lasting()).isEqualTo(answers.get(2).lasting());
        if (rotated.status() == 201) {
            assertThat(stored().keyFacts(organization))
                    .containsExactly("KeyNameTaken", "KeyIssued", "KeyRotated", "KeyNameFreed", "KeyRevoked");
        } else {
            KeyProblemTest.assertProblem(rotated, 409, "KEY_ALREADY_REVOKED");
            assertThat(stored().keyFacts(organization))
                    .containsExactly("KeyNameTaken", "KeyIssued", "KeyNameFreed", "KeyRevoked");
        }
    }

    @RepeatedTest(3)
    void ofManyRotationsAtOnceOneIsMade() throws Exception {
        OrganizationId organization = anOrganization();
        String keyId = issue(organization, "billing").field("keyId");

        List<Answer> answers = together(IntStream.range(0, 6)
                .<Callable<Answer>>mapToObj(one -> () -> rotate(organization, keyId, "{}"))
                .toList());

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).containsOnly(201, 409);
        assertThat(stored().stream(keyId)).hasSize(2);
    }

    @Test
    void decisionsOfOneOrganizationShareATransaction() throws Exception {
        OrganizationId organization = anOrganization();
        List<FutureTask<String>> tasks;

        try (Connection blocker = storeHeld()) {
            tasks = Stream.of("one", "two", "three")
                    .map(name -> started(() -> decide(issueOf(organization, name))))
                    .toList();
            blocker.rollback();
        }
        for (FutureTask<String> task : tasks) {
            task.get();
        }

        List<Fact> facts = stored().facts(organization).stream()
                .filter(fact -> fact.type().equals("keyledger.KeyIssued"))
                .toList();
        assertThat(facts).hasSize(3);
        assertThat(facts.stream().map(Fact::transaction).distinct()).hasSizeLessThan(3);
    }

    @Test
    void aKeyIsNotIssuedOnAnOutdatedViewOfItsOrganization() throws Exception {
        OrganizationId organization = anOrganization();
        AtomicInteger decided = new AtomicInteger();
        Registration counting = commands.registerHandlerInterceptor((unit, chain) -> {
            if (unit.getMessage().getPayload() instanceof IssueKey) {
                decided.incrementAndGet();
            }
            return chain.proceed();
        });
        FutureTask<String> join;
        FutureTask<String> issue;

        try (Connection blocker = storeHeld()) {
            join = started(() -> decide(new JoinMember(organization, TestIssuer.subject("newcomer"), Role.ADMIN, BY)));
            issue = started(() -> decide(issueOf(organization, "billing")));
            blocker.rollback();
        }
        join.get();
        issue.get();
        counting.cancel();

        assertThat(decided).hasValue(2);
        assertThat(stored().facts(organization).stream().map(Fact::type).skip(5))
                .containsExactly("keyledger.MemberJoined", "keyledger.KeyNameTaken", "keyledger.KeyIssued");
    }

    private static IssueKey issueOf(OrganizationId organization, String name) {
        return new IssueKey(
                KeyId.of(UUID.randomUUID()),
                organization,
                new Name(name),
                Permission.READ,
                Environment.LIVE,
                "kl",
                new SecretDigest("p1", "a".repeat(64)),
                null,
                null,
                BY);
    }

    private static List<Answer> together(List<Callable<Answer>> calls) throws Exception {
        CyclicBarrier start = new CyclicBarrier(calls.size());
        List<FutureTask<Answer>> tasks = new ArrayList<>();
        for (Callable<Answer> call : calls) {
            FutureTask<Answer> task = new FutureTask<>(() -> {
                start.await();
                return call.call();
            });
            tasks.add(task);
            Thread.ofVirtual().start(task);
        }
        List<Answer> answers = new ArrayList<>();
        for (FutureTask<Answer> task : tasks) {
            answers.add(task.get());
        }
        return answers;
    }
}
