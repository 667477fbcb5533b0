package io.keyledger.standalone.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.events.Actor;
import io.keyledger.events.Permission;
import io.keyledger.events.SubjectId;
import io.keyledger.eventstore.Decisions;
import io.keyledger.eventstore.testing.TestPostgres;
import io.keyledger.secrets.SecretDigester;
import io.keyledger.secrets.SecretGenerator;
import io.keyledger.standalone.ProgramUnderClock;
import io.keyledger.standalone.TestClock;
import io.keyledger.standalone.model.TwoLives.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A failure names its seed; {@code -Dsurefire.jvmArgs=-Djqwik.tries.default=1000} lives more lives. */
class LifeModelTest {

    private static final TestClock CLOCK = new TestClock(Instant.parse("2030-01-01T12:00:00Z"));
    private static ProgramUnderClock keyledger;
    private static JsonNode credentials;

    @BeforeContainer
    static void start() throws IOException {
        Path data = Files.createTempDirectory("keyledger-model").resolve("data");
        keyledger = ProgramUnderClock.start(
                data, TestPostgres.freshDatabase(), CLOCK, "--keyledger.due-dates.interval=P1D");
        credentials = JsonMapper.shared().readTree(Files.readString(data.resolve("initial-credentials.json")));
    }

    @AfterContainer
    static void stop() {
        keyledger.close();
    }

    @Provide
    Arbitrary<List<Step>> lives() {
        Arbitrary<Integer> number = Arbitraries.integers().between(0, 23).withoutEdgeCases();
        return Combinators.combine(
                        Arbitraries.integers().between(0, TwoLives.DEEDS - 1).withoutEdgeCases(),
                        number,
                        Arbitraries.frequencyOf(
                                net.jqwik.api.Tuple.of(4, Arbitraries.of(0, 5, 10, 15)),
                                net.jqwik.api.Tuple.of(2, number)),
                        number,
                        number)
                .as(Step::new)
                .list()
                .ofMinSize(20)
                .ofMaxSize(60);
    }

    @Property
    void theProgramAndTheModelAgree(@ForAll("lives") List<Step> life) {
        TwoLives lives = new TwoLives(
                keyledger.bean(Decisions.class),
                keyledger.bean(SecretGenerator.class),
                keyledger.bean(SecretDigester.class),
                CLOCK,
                Actor.system(new SubjectId(
                        "http://localhost:1", credentials.get("clientId").asString())));
        for (int i = 0; i < life.size(); i++) {
            lives.take(life.get(i));
            if (i % 10 == 9 || i == life.size() - 1) {
                lives.keys.forEach(LifeModelTest::assertAgreed);
            }
        }
    }

    private static void assertAgreed(ModelKey key) {
        assertThat(history(key)).as("history of %s", key.id).isEqualTo(key.history);
        for (int i = 0; i < key.secrets.size(); i++) {
            ModelKey.Secret secret = key.secrets.get(i);
            Permission needed = Permission.values()[i % 3];
            JsonNode verdict = JsonMapper.shared()
                    .readTree(keyledger
                            .verify(
                                    secret.text,
                                    needed,
                                    credentials.get("validatorKey").asString())
                            .body());
            assertThat(List.of(
                            verdict.path("code").asString(),
                            verdict.path("name").asString(),
                            verdict.path("secretVersion").asString(),
                            verdict.path("permission").asString()))
                    .as("verdict on secret %d of %s after %s", i + 1, key.id, key.history)
                    .isEqualTo(List.of(
                            key.verdict(secret, CLOCK.instant(), needed),
                            key.name,
                            String.valueOf(i + 1),
                            key.permission.name()));
        }
    }

    private static List<String> history(ModelKey key) {
        return keyledger
                .bean(JdbcClient.class)
                .sql("select replace(type, 'keyledger.', '') from eventstore.event where stream = ? order by position")
                .param(key.id)
                .query(String.class)
                .list();
    }
}
