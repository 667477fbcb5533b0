package io.keyledger.standalone.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keyledger.standalone.fleet.Diary.Done;
import io.keyledger.standalone.fleet.Diary.Secret;
import io.keyledger.standalone.fleet.Fleet.IssuedKey;
import io.keyledger.standalone.fleet.History.Fact;
import io.keyledger.standalone.fleet.Http.Answer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What people and the schedulers of two processes decide about a key in the moment of its expiry: one outcome, which the
 * history and every validator agree on.
 */
class ExpiryIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ROUNDS = 24;
    private static final int KEYS = 4;

    private static final Duration SOON = Duration.ofSeconds(2);

    /** How long before the expiry the store is held, and how long after it that ends. */
    private static final Duration HELD_BEFORE = Duration.ofMillis(500);

    private static final Duration HELD_AFTER = Duration.ofMillis(250);

    /** How long before the expiry the rotations of a round are sent, where the store is not held. */
    private static final List<Duration> AHEAD =
            Stream.of(60, 30, 15, 5).map(Duration::ofMillis).toList();

    @TempDir
    private static Path place;

    private static Fleet fleet;
    private static KeysInTime keys;

    @BeforeAll
    static void start() throws Exception {
        fleet = new Fleet(place, "keyledger.due-dates.interval=PT0.05S");
        keys = new KeysInTime(fleet);
    }

    @AfterAll
    static void stop() throws Exception {
        fleet.close();
    }

    /** A rotation that was asked for, its answer and when that was there. */
    private record Rotation(IssuedKey key, Instant expiry, Answer answer, Instant answered) {

        boolean made() {
            return answer.status() == 201;
        }

        Stream<Secret> shown() {
            Secret first = new Secret(key.id(), 1, key.secret());
            return made() ? Stream.of(first, new Secret(key.id(), 2, answer.field("secret"))) : Stream.of(first);
        }
    }

    /**
     * In one round out of three the rotations are sent to both processes in the last milliseconds. In the others one process
     * decides them in time, but they have to wait behind another decision of it until the key has expired: if it is the other
     * process that puts this on record, that comes first.
     */
    @Test
    void aRotationIsMadeBeforeTheExpiryOrRefused() throws Exception {
        Diary diary = new Diary();
        List<Rotation> free = new ArrayList<>();
        List<Rotation> held = new ArrayList<>();
        List<Rotation> overtaken = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            if (round % 3 == 0) {
                free.addAll(inTheLastMilliseconds(round, diary));
            } else {
                held.addAll(whileTheStoreIsHeld(round, diary, overtaken));
            }
        }

        List<Rotation> all = Stream.concat(free.stream(), held.stream()).toList();
        keys.awaitExpired(all.stream().map(Rotation::key).toList());
        History history = History.of(fleet);
        assertThat(all).allSatisfy(rotation -> assertOneOutcome(rotation, history));
        assertThat(new Checker(history, diary).contradictions()).isEmpty();
        assertThat(free).extracting(Rotation::made).contains(true, false);
        assertThat(held).extracting(Rotation::made).contains(true, false);
        assertThat(overtaken).isNotEmpty();
    }

    private static List<Rotation> inTheLastMilliseconds(int round, Diary diary) throws Exception {
        Instant expiry = KeysInTime.in(SOON);
        List<IssuedKey> some = keys.manyExpiring(KEYS, expiry);
        KeysInTime.awaitPassed(expiry.minus(AHEAD.getFirst().multipliedBy(2)));
        try (ExecutorService clients = Executors.newCachedThreadPool()) {
            List<Future<Rotation>> asked = new ArrayList<>();
            for (int i = 0; i < KEYS; i++) {
                int number = i;
                asked.add(clients.submit(() -> {
                    spinUntil(expiry.minus(AHEAD.get(number)));
                    return rotated(round + number, some.get(number), expiry, diary);
                }));
            }
            return results(asked);
        }
    }

    private static List<Rotation> whileTheStoreIsHeld(int round, Diary diary, List<Rotation> overtaken)
            throws Exception {
        Instant expiry = KeysInTime.in(SOON);
        List<IssuedKey> some = keys.manyExpiring(KEYS, expiry);
        KeysInTime.awaitPassed(expiry.minus(HELD_BEFORE));
        try (ExecutorService clients = Executors.newCachedThreadPool()) {
            List<Future<Rotation>> asked = new ArrayList<>();
            Instant letGo;
            Future<Answer> before;
            try (Connection store = fleet.database().holding("lock table eventstore.event in share mode")) {
                before = clients.submit(() -> fleet.decide(round, "POST", keys.path(), """
                        {"name": "before round %d", "permission": "READ", "environment": "live"}""".formatted(round)));
                await().atMost(PATIENCE).until(ExpiryIT::aDecisionWaitsForTheStore);
                some.forEach(key -> asked.add(clients.submit(() -> rotated(round, key, expiry, diary))));
                KeysInTime.awaitPassed(expiry.plus(HELD_AFTER));
                letGo = Instant.now();
                store.rollback();
            }
            assertThat(before.get().status()).isEqualTo(201);
            List<Rotation> rotations = results(asked);
            rotations.stream()
                    .filter(rotation -> !rotation.made() && rotation.answered().isAfter(letGo))
                    .forEach(overtaken::add);
            return rotations;
        }
    }

    private static Rotation rotated(int turn, IssuedKey key, Instant expiry, Diary diary) {
        Answer answer = fleet.decide(turn, "POST", key.path() + "/rotation", "{}");
        Rotation rotation = new Rotation(key, expiry, answer, Instant.now());
        if (rotation.made()) {
            diary.add(new Done(key.id(), "KeyRotated", System.nanoTime(), answer.position(), false));
        }
        rotation.shown().forEach(secret -> {
            diary.ask(fleet, 0, secret);
            diary.ask(fleet, 1, secret);
        });
        return rotation;
    }

    private static void assertOneOutcome(Rotation rotation, History history) {
        List<Fact> facts = history.ofKey(rotation.key().id());
        if (rotation.made()) {
            assertThat(facts).extracting(Fact::type).containsExactly("KeyIssued", "KeyRotated", "KeyExpired");
            assertThat(facts.get(1).instant("at")).isBefore(rotation.expiry());
            assertThat(facts.get(1).instant("previousValidUntil")).isEqualTo(rotation.expiry());
        } else {
            assertThat(rotation.answer().status()).as(rotation.answer().text()).isEqualTo(409);
            assertThat(rotation.answer().field("code")).isEqualTo("KEY_ALREADY_EXPIRED");
            assertThat(facts).extracting(Fact::type).containsExactly("KeyIssued", "KeyExpired");
        }
        KeysInTime.assertExpiredOnce(rotation.key(), history);
        long head = history.facts().getLast().position();
        rotation.shown().forEach(secret -> {
            assertThat(history.verdict(secret, head, Instant.now())).isEqualTo("EXPIRED");
            for (int validator = 0; validator < fleet.validators(); validator++) {
                Answer verdict = fleet.verify(validator, secret.text(), "Keyledger-Min-Position", Long.toString(head));
                assertThat(verdict.field("code")).as(verdict.text()).isEqualTo("EXPIRED");
            }
        });
    }

    private static boolean aDecisionWaitsForTheStore() throws SQLException {
        return !fleet.database().read("""
                        select pid from pg_stat_activity where datname = current_database()
                           and wait_event_type = 'Lock' and query like 'insert into eventstore.event%'""").isEmpty();
    }

    private static void spinUntil(Instant instant) {
        while (Instant.now().isBefore(instant)) {
            Thread.onSpinWait();
        }
    }

    private static <T> List<T> results(List<Future<T>> asked) throws Exception {
        List<T> results = new ArrayList<>();
        for (Future<T> one : asked) {
            results.add(one.get());
        }
        return results;
    }
}
