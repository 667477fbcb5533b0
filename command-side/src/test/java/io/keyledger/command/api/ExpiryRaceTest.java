package io.keyledger.command.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.keyledger.command.key.AmendKey;
import io.keyledger.command.key.ExpireKey;
import io.keyledger.command.key.NewExpiry;
import io.keyledger.command.key.ResumeKey;
import io.keyledger.command.key.SuspendKey;
import io.keyledger.command.naming.Comment;
import io.keyledger.command.naming.Name;
import io.keyledger.command.testing.KeyBuilder;
import io.keyledger.events.KeyId;
import io.keyledger.events.OrganizationId;
import java.sql.Connection;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A person and time decide about a key in the millisecond in which it expires. In one round out of three the person decides
 * first and time on the same facts before they are stored, in another it is the other way round, in the third they are free.
 */
class ExpiryRaceTest extends RacingTest {

    private static final int ROUNDS = 30;

    private enum Order {
        PERSON_FIRST,
        TIME_FIRST,
        FREE
    }

    @FunctionalInterface
    interface Change {

        Object of(OrganizationId organization, KeyId key);
    }

    static Stream<Arguments> changes() {
        NewExpiry later = new NewExpiry(KeyBuilder.NOW.plus(Duration.ofDays(1)));
        return Stream.of(
                change("KeyRotated", (organization, key) -> rotation(organization, key, false)),
                change("KeyExpiryChanged", (organization, key) -> new AmendKey(key, organization, null, later, BY)),
                change("KeySuspended", (organization, key) -> new SuspendKey(key, organization, Comment.NONE, BY)),
                change("KeyResumed", (organization, key) -> new ResumeKey(key, organization, BY)),
                change(
                        "KeyRenamed",
                        (organization, key) ->
                                new AmendKey(key, organization, new Name("New " + key.text()), null, BY)));
    }

    private static Arguments change(String fact, Change change) {
        return arguments(fact, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void aChangeIsMadeBeforeTheExpiryOrRefused(String fact, Change change) throws Exception {
        OrganizationId organization = anOrganization();
        Map<Order, Set<String>> answers = new EnumMap<>(Order.class);
        for (int round = 0; round < ROUNDS; round++) {
            KeyId key = expiring(organization, "billing " + round);
            if (fact.equals("KeyResumed")) {
                decide(new SuspendKey(key, organization, Comment.NONE, BY));
            }
            Order order = orderOf(round);

            String answer = race(order, change.of(organization, key), new ExpireKey(key, organization, TIME));
            decide(new ExpireKey(key, organization, TIME));

            List<String> types = types(key);
            assertLegal(types);
            assertThat(types.contains(fact)).isEqualTo(answer.equals(DONE));
            assertThat(types.contains("KeyExpired")).isNotEqualTo(types.contains("KeyExpiryChanged"));
            answers.computeIfAbsent(order, any -> new TreeSet<>()).add(answer);
        }
        assertThat(answers.get(Order.PERSON_FIRST)).containsExactly(DONE);
        assertThat(answers.get(Order.TIME_FIRST)).containsExactly("KeyAlreadyExpired");
        assertThat(answers.get(Order.FREE)).isNotEmpty().isSubsetOf(DONE, "KeyAlreadyExpired");
    }

    @Test
    void aRevocationComesInPlaceOfTheExpiryOrAfterIt() throws Exception {
        List<String> inPlace = List.of("KeyIssued", "KeyRevoked");
        List<String> after = List.of("KeyIssued", "KeyExpired", "KeyRevoked");
        for (int round = 0; round < ROUNDS; round++) {
            OrganizationId organization = anOrganization();
            KeyId key = expiring(organization, "billing");
            Order order = orderOf(round);

            String answer = race(order, revocation(organization, key), new ExpireKey(key, organization, TIME));
            decide(new ExpireKey(key, organization, TIME));

            assertThat(answer).isEqualTo(DONE);
            switch (order) {
                case PERSON_FIRST -> assertThat(types(key)).isEqualTo(inPlace);
                case TIME_FIRST -> assertThat(types(key)).isEqualTo(after);
                case FREE -> assertThat(types(key)).isIn(inPlace, after);
            }
            assertThat(stored().keyFacts(organization)).containsOnlyOnce("KeyNameFreed");
        }
    }

    private static Order orderOf(int round) {
        return Order.values()[round % Order.values().length];
    }

    /** What became of the person's decision. */
    private String race(Order order, Object change, ExpireKey expiry) throws Exception {
        return switch (order) {
            case PERSON_FIRST -> personFirst(change, expiry);
            case TIME_FIRST -> timeFirst(change, expiry);
            case FREE ->
                together(this::tick, () -> decide(change), () -> decide(expiry), () -> decide(expiry))
                        .get(1);
        };
    }

    private String personFirst(Object change, ExpireKey expiry) throws Exception {
        FutureTask<String> changed;
        FutureTask<String> expired;
        try (Connection blocker = storeHeld()) {
            changed = started(() -> decide(change));
            tick();
            expired = started(() -> decide(expiry));
            assertThat(changed).isNotDone();
            blocker.rollback();
        }
        assertThat(expired.get()).isEqualTo(DONE);
        return changed.get();
    }

    private String timeFirst(Object change, ExpireKey expiry) throws Exception {
        FutureTask<String> changed;
        FutureTask<String> expired;
        try (Connection blocker = storeHeld()) {
            tick();
            expired = started(() -> decide(expiry));
            changed = started(() -> decide(change));
            assertThat(expired).isNotDone();
            blocker.rollback();
        }
        assertThat(expired.get()).isEqualTo(DONE);
        return changed.get();
    }
}
