package io.keyledger.command.api;

import static io.keyledger.command.testing.TestIssuer.subject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keyledger.command.key.IssueKey;
import io.keyledger.command.key.RevokeKey;
import io.keyledger.command.key.RotateKey;
import io.keyledger.command.naming.Comment;
import io.keyledger.command.naming.Name;
import io.keyledger.command.refusal.Refusal;
import io.keyledger.command.testing.CommandSideTest;
import io.keyledger.command.testing.Stored.Fact;
import io.keyledger.events.Actor;
import io.keyledger.events.Environment;
import io.keyledger.events.KeyId;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.Permission;
import io.keyledger.events.RevocationReason;
import io.keyledger.events.SecretDigest;
import io.keyledger.events.SubjectId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decisions that several make in one moment, and what they leave on record. */
abstract class RacingTest extends CommandSideTest {

    static final String DONE = "done";
    static final Actor BY = Actor.person(subject("owner"));
    static final Actor TIME = Actor.system(new SubjectId("keyledger", "scheduler"));
    static final Duration TICK = Duration.ofMillis(1);

    /** Nothing follows a revocation, and nothing but a revocation an expiry. */
    static void assertLegal(List<String> types) {
        assertThat(types).first().isEqualTo("KeyIssued");
        int revoked = types.indexOf("KeyRevoked");
        if (revoked >= 0) {
            assertThat(revoked).isEqualTo(types.size() - 1);
        }
        int expired = types.indexOf("KeyExpired");
        if (expired >= 0) {
            assertThat(types.subList(expired + 1, types.size())).isSubsetOf("KeyRevoked");
        }
    }

    String tick() {
        clock.forward(TICK);
        return DONE;
    }

    /** Expires with the next tick. */
    KeyId expiring(OrganizationId organization, String name) {
        return issued(organization, name, clock.instant().plus(TICK));
    }

    KeyId issued(OrganizationId organization, String name, @Nullable Instant expiresAt) {
        KeyId key = KeyId.of(UUID.randomUUID());
        assertThat(decide(issue(key, organization, name, expiresAt, BY))).isEqualTo(DONE);
        return key;
    }

    static IssueKey issue(KeyId key, OrganizationId organization, String name, @Nullable Instant expiresAt, Actor by) {
        return new IssueKey(
                key,
                organization,
                new Name(name),
                Permission.READ,
                Environment.LIVE,
                "kl",
                digest(),
                expiresAt,
                null,
                by);
    }

    static RotateKey rotation(OrganizationId organization, KeyId key, boolean retirePrevious) {
        return new RotateKey(key, organization, digest(), null, retirePrevious, null, BY);
    }

    static RevokeKey revocation(OrganizationId organization, KeyId key) {
        return new RevokeKey(key, organization, RevocationReason.KEY_COMPROMISE, Comment.NONE, BY);
    }

    static SecretDigest digest() {
        return new SecretDigest("p1", (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", ""));
    }

    List<String> types(KeyId key) {
        return types(stored().stream(key.text()));
    }

    static List<String> types(List<Fact> facts) {
        return facts.stream().map(fact -> fact.type().replace("keyledger.", "")).toList();
    }

    /** What became of a decision: the name of its refusal if there was one. */
    String decide(Object command) {
        try {
            decisions.<@Nullable Object>decide(command, Map.of());
            return DONE;
        } catch (Refusal refusal) {
            return refusal.getClass().getSimpleName();
        }
    }

    /** Lets everybody read the store and nobody add to it until the transaction ends. */
    Connection storeHeld() throws SQLException {
        Connection blocker = stored().superuser();
        blocker.setAutoCommit(false);
        try (Statement statement = blocker.createStatement()) {
            statement.execute("lock table eventstore.event in share mode");
        }
        return blocker;
    }

    /** Returns once the task waits for its facts to be stored, or is over without any. */
    static FutureTask<String> started(Callable<String> decision) {
        FutureTask<String> task = new FutureTask<>(decision);
        Thread thread = Thread.ofPlatform().daemon().start(task);
        await("a decision waits to be stored")
                .until(() -> task.isDone()
                        || Stream.of(thread.getStackTrace())
                                .anyMatch(frame -> frame.getMethodName().equals("appendEvents")));
        return task;
    }

    interface Deed {
        String done();
    }

    static List<String> together(Deed... deeds) throws Exception {
        CyclicBarrier start = new CyclicBarrier(deeds.length);
        List<FutureTask<String>> tasks = new ArrayList<>();
        for (Deed deed : deeds) {
            FutureTask<String> task = new FutureTask<>(() -> {
                start.await();
                return deed.done();
            });
            tasks.add(task);
            Thread.ofPlatform().daemon().start(task);
        }
        List<String> answers = new ArrayList<>();
        for (FutureTask<String> task : tasks) {
            answers.add(task.get());
        }
        return answers;
    }
}
