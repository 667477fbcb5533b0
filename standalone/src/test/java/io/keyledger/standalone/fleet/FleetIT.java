package io.keyledger.standalone.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keyledger.events.OrganizationId;
import io.keyledger.eventstore.testing.AxonServerUnderTest;
import io.keyledger.standalone.fleet.Fleet.IssuedKey;
import io.keyledger.standalone.fleet.Http.Answer;
import io.keyledger.standalone.fleet.Racers.Heard;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was taken away is accepted by no validator of an installation of several processes, whatever happens to one. */
@ExtendWith(AxonServerUnderTest.EitherStore.class)
class FleetIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ROUNDS = 12;

    /** What a validator says whose lease has run out because the machine had no time for it: no acceptance either. */
    private static final String NO_VERDICT = "";

    @TempDir
    private static Path place;

    private static Fleet fleet;
    private static OrganizationId organization;

    @BeforeAll
    static void start() throws Exception {
        fleet = new Fleet(place);
        organization = fleet.anOrganization();
    }

    @AfterAll
    static void stop() throws Exception {
        fleet.close();
    }

    /** A way to take validity away, and what verdicts say then. */
    record Taking(String name, BiFunction<IssuedKey, Integer, Answer> from, String code) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Taking> ways() {
        return Stream.of(
                new Taking("revocation", post("/revocation", "{\"reason\": \"KEY_COMPROMISE\"}"), "REVOKED"),
                new Taking("suspension", post("/suspension", "{}"), "SUSPENDED"),
                new Taking("rotation without overlap", post("/rotation", "{\"overlap\": \"PT0S\"}"), "RETIRED_SECRET"),
                new Taking(
                        "end of a previous secret",
                        (key, turn) -> {
                            Answer rotated =
                                    post("/rotation", "{\"overlap\": \"PT1H\"}").apply(key, turn);
                            assertThat(rotated.status()).isEqualTo(201);
                            return fleet.decide(turn + 1, "DELETE", key.path() + "/previous-secret", "");
                        },
                        "RETIRED_SECRET"),
                new Taking(
                        "revocation of all keys",
                        (key, turn) -> fleet.decide(
                                turn,
                                "POST",
                                "/v1/organizations/" + key.organization() + "/revocation",
                                "{\"reason\": \"KEY_COMPROMISE\", \"all\": true}"),
                        "REVOKED"));
    }

    private static BiFunction<IssuedKey, Integer, Answer> post(String what, String body) {
        return (key, turn) -> fleet.decide(turn, "POST", key.path() + what, body);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void noVerdictThatBeginsAfterTheAnswerAccepts(Taking taking) {
        for (int round = 0; round < ROUNDS; round++) {
            assertRefusedAfterTheAnswer(fleet.issue(organization, "WRITE"), taking, round);
        }
    }

    @Test
    void closingAnOrganizationEndsItsKeysEverywhere() {
        Taking closing = new Taking(
                "closure",
                (key, turn) -> fleet.decide(turn, "POST", "/v1/organizations/" + key.organization() + "/closure", "{}"),
                "REVOKED");
        for (int round = 0; round < 4; round++) {
            assertRefusedAfterTheAnswer(fleet.issue(fleet.anOrganization(), "READ"), closing, round);
        }
    }

    private static void assertRefusedAfterTheAnswer(IssuedKey key, Taking taking, int turn) {
        fleet.warm(key);
        try (Racers racers = new Racers(fleet, key.secret())) {
            racers.awaitAnswers(fleet, 3, Long.MIN_VALUE);
            Answer taken = taking.from().apply(key, turn);
            long answered = System.nanoTime();
            racers.awaitAnswers(fleet, 10, answered);
            List<Heard> heard = racers.stop();

            assertThat(taken.status()).as(taken.text()).isBetween(200, 201);
            assertThat(taken.json().path("enforcement").path("validators").asInt())
                    .isEqualTo(fleet.validators());
            assertThat(heard)
                    .filteredOn(Heard::accepted)
                    .extracting(Heard::validator)
                    .contains(0, 1);
            assertThat(heard)
                    .filteredOn(one -> one.began() > answered)
                    .extracting(Heard::code)
                    .contains(taking.code())
                    .isSubsetOf(taking.code(), NO_VERDICT);
        }
    }

    @Test
    void aFrozenValidatorWakesUpWithoutAnOpinion() {
        IssuedKey revoked = fleet.issue(organization, "READ");
        IssuedKey other = fleet.issue(organization, "READ");
        fleet.warm(revoked);
        fleet.warm(other);
        fleet.answering(1).freeze();
        List<CompletableFuture<Answer>> asked;
        try {
            Answer answer = revoke(revoked);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.json().path("enforcement").path("validators").asInt())
                    .isEqualTo(1);
            asked = IntStream.range(0, 50)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> fleet.verify(1, revoked.secret())))
                    .toList();
        } finally {
            fleet.answering(1).thaw();
        }

        assertThat(asked).allSatisfy(one -> assertThat(verdict(one.join())).isIn("503", "REVOKED"));
        assertRecovers(revoked, other);
    }

    @Test
    void aValidatorWithoutItsDatabaseFallsSilentAndRecoversByItself() {
        assertSilentWhile(fleet.network()::freeze, fleet.network()::thaw);
    }

    @Test
    void aValidatorWhoseConnectionsBreakFallsSilentAndRecoversByItself() {
        assertSilentWhile(fleet.network()::cut, fleet.network()::mend);
    }

    private static void assertSilentWhile(Runnable cutOff, Runnable reconnect) {
        IssuedKey revoked = fleet.issue(organization, "READ");
        IssuedKey other = fleet.issue(organization, "READ");
        fleet.warm(revoked);
        fleet.warm(other);
        cutOff.run();
        try (Racers racers = new Racers(fleet, revoked.secret())) {
            Answer answer = revoke(revoked);
            long answered = System.nanoTime();
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.json().path("enforcement").path("validators").asInt())
                    .isEqualTo(1);
            racers.awaitAnswers(fleet, 10, answered);
            List<Heard> after = racers.stop().stream()
                    .filter(heard -> heard.began() > answered)
                    .toList();
            assertThat(after).noneMatch(Heard::accepted);
            assertThat(after)
                    .filteredOn(heard -> heard.validator() == 1)
                    .extracting(Heard::status)
                    .containsOnly(503);
            assertThat(after)
                    .filteredOn(heard -> heard.validator() == 0)
                    .extracting(Heard::code)
                    .containsOnly("REVOKED");
            assertThat(fleet.answering(1).isLive()).isTrue();
            assertThat(fleet.answering(1).isReady()).isFalse();
        } finally {
            reconnect.run();
        }
        assertRecovers(revoked, other);
    }

    private static Answer revoke(IssuedKey key) {
        return fleet.decide(0, "POST", key.path() + "/revocation", "{\"reason\": \"KEY_COMPROMISE\"}");
    }

    private static String verdict(Answer answer) {
        return answer.status() == 200 ? answer.field("code") : Integer.toString(answer.status());
    }

    private static void assertRecovers(IssuedKey revoked, IssuedKey other) {
        await().atMost(PATIENCE)
                .until(() -> verdict(fleet.verify(1, other.secret())).equals("VALID"));
        assertThat(verdict(fleet.verify(1, revoked.secret()))).isEqualTo("REVOKED");
        await().atMost(PATIENCE).until(() -> fleet.answering(1).isReady());
    }
}
