package io.keyledger.query.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keyledger.events.OrganizationId;
import io.keyledger.events.Permission;
import io.keyledger.query.testing.Facts;
import io.keyledger.query.testing.Facts.TestKey;
import io.keyledger.query.testing.Installation;
import io.keyledger.query.testing.Installation.Node;
import io.keyledger.query.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A validator that starts says of every secret what one says that was there from the beginning. */
class LoadedAsFollowedTest {

    private static final Instant SOON = TestClock.NOW.plusSeconds(60);
    private static final int KEYS = 120;
    private static final int STEPS = 1_500;
    private static final long SEED = Long.getLong("keyledger.lives.seed", System.nanoTime());

    private static Installation installation;
    private static Facts facts;

    @BeforeAll
    static void start() {
        installation = new Installation();
        facts = installation.facts();
    }

    @AfterAll
    static void close() {
        installation.close();
    }

    /** It is not bound to the expiry, which its key got later, and has none of its own. */
    @Test
    void aSecretThatEndedBeforeItsKeyWasGivenAnExpiry() {
        TestKey first = facts.issue(facts.register(), Permission.READ);
        TestKey second = facts.expireAt(facts.rotate(first, Duration.ZERO), SOON);
        facts.expire(second, SOON);

        try (Node started = installation.start()) {
            assertThat(codeAt(SOON, installation.node(), first)).isEqualTo("RETIRED_SECRET");
            assertThat(codeAt(SOON, started, first)).isEqualTo("RETIRED_SECRET");
            assertThat(codeAt(SOON, started, second)).isEqualTo("EXPIRED");
        }
    }

    @Test
    void whateverBecameOfThem() {
        Random random = new Random(SEED);
        OrganizationId organization = facts.register();
        List<Life> lives = new ArrayList<>();
        while (lives.size() < KEYS) {
            lives.add(new Life(random, facts.issue(organization, Permission.WRITE)));
        }
        for (int step = 0; step < STEPS; step++) {
            lives.get(random.nextInt(KEYS)).step();
        }
        IndexKeeper followed = installation.node().bean(IndexKeeper.class);
        await().until(() -> followed.applied() >= facts.newest());

        try (Node started = installation.start()) {
            for (Life life : lives) {
                for (TestKey secret : life.secrets) {
                    for (Instant now : List.of(TestClock.NOW, life.now, life.now.plus(Duration.ofDays(2)))) {
                        assertThat(codeAt(now, started, secret))
                                .as("seed %d, version %s at %s of %s", SEED, secret.version(), now, life.told)
                                .isEqualTo(codeAt(now, installation.node(), secret));
                    }
                }
            }
        }
    }

    private static String codeAt(Instant now, Node node, TestKey secret) {
        node.clock().set(now);
        return node.client()
                .verify(installation.validatorKey(), secret.secret().reveal(), null)
                .code();
    }

    /** What commands would let happen to one key, at times of its own. */
    private static final class Life {

        private final Random random;
        private final List<TestKey> secrets = new ArrayList<>();
        private final List<String> told = new ArrayList<>();
        private Instant now = TestClock.NOW;
        private Instant previousEnds = Instant.MIN;
        private boolean suspended;
        private boolean ended;

        Life(Random random, TestKey first) {
            this.random = random;
            secrets.add(first);
        }

        void step() {
            now = now.plusSeconds(random.nextInt(600));
            if (ended) {
                return;
            }
            TestKey current = secrets.getLast();
            if (current.expiresAt() != null && !now.isBefore(current.expiresAt())) {
                facts.expire(current, current.expiresAt());
                end("expired");
                return;
            }
            switch (random.nextInt(12)) {
                case 0, 1, 2, 3 -> rotate(current);
                case 4, 5, 6 -> moveExpiry(current);
                case 7 -> retire();
                case 8, 9 -> suspendOrResume(current);
                case 10 -> told.add("nothing");
                default -> {
                    if (random.nextInt(4) == 0) {
                        facts.revoke(current, now);
                        end("revoked");
                    }
                }
            }
        }

        private void rotate(TestKey current) {
            Duration overlap = Duration.ofSeconds(random.nextBoolean() ? 0 : random.nextInt(3_000));
            if (current.expiresAt() != null && now.plus(overlap).isAfter(current.expiresAt())) {
                overlap = Duration.ZERO;
            }
            secrets.add(facts.rotate(current, overlap, now));
            previousEnds = now.plus(overlap);
            told.add("rotated with " + overlap);
        }

        /** Where a previous secret still works it would have to be bound anew as well. */
        private void moveExpiry(TestKey current) {
            if (previousEnds.isBefore(now)) {
                Instant expiry = random.nextInt(4) == 0 ? null : now.plusSeconds(1 + random.nextInt(3_000));
                secrets.set(secrets.size() - 1, facts.expireAt(current, expiry));
                told.add("expiry " + expiry);
            }
        }

        private void retire() {
            if (now.isBefore(previousEnds)) {
                facts.retire(secrets.get(secrets.size() - 2), now);
                previousEnds = now;
                told.add("retired");
            }
        }

        private void suspendOrResume(TestKey current) {
            if (suspended) {
                facts.resume(current);
            } else {
                facts.suspend(current);
            }
            suspended = !suspended;
            told.add(suspended ? "suspended" : "resumed");
        }

        private void end(String how) {
            ended = true;
            told.add(how);
        }
    }
}
