package io.keyledger.command.api;

import static io.keyledger.command.api.KeyProblemTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keyledger.command.testing.Answer;
import io.keyledger.command.testing.CommandSideTest;
import io.keyledger.command.testing.TestValidators;
import io.keyledger.events.OrganizationId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "keyledger.enforcement.timeout=PT3S")
class EnforcementTest extends CommandSideTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private OrganizationId organization;
    private String key;

    @BeforeEach
    void aKey() {
        organization = anOrganization();
        key = keys(organization) + "/" + issue(organization, "billing").field("keyId");
    }

    private Answer revoke() {
        return postAs("owner", key + "/revocation", "{\"reason\": \"SUPERSEDED\"}");
    }

    private long last() {
        return Long.parseLong(lastPosition(organization));
    }

    @Test
    void whatTakesValidityAwayIsAnsweredOnlyWhenEveryValidatorHasAppliedIt() {
        for (Supplier<Answer> taking : List.<Supplier<Answer>>of(
                () -> sendAs("owner", "PATCH", key, "{\"expiresAt\": \"2029-01-01T00:00:00Z\"}"),
                () -> postAs("owner", key + "/rotation", "{\"overlap\": \"PT0S\"}"),
                () -> postAs("owner", key + "/rotation", "{\"overlap\": \"PT0.001S\"}"),
                () -> postAs("owner", key + "/rotation", "{\"retirePreviousSecret\": true}"),
                () -> sendAs("owner", "DELETE", key + "/previous-secret", ""),
                () -> postAs("owner", key + "/suspension", "{}"),
                this::revoke,
                () -> postAs("owner", "/v1/organizations/" + organization + "/closure", "{}"))) {
            long before = last();
            try (TestValidators validators = validators()) {
                UUID one = validators.one(1, before);
                CompletableFuture<Answer> asked = CompletableFuture.supplyAsync(taking);
                await().atMost(PATIENCE).until(() -> last() > before);
                await().during(Duration.ofMillis(200)).atMost(PATIENCE).until(() -> !asked.isDone());

                validators.applies(one, last());

                Answer answer = asked.orTimeout(20, TimeUnit.SECONDS).join();
                assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
                assertThat(enforcement(answer))
                        .containsEntry("position", (int) last())
                        .containsEntry("validators", 1)
                        .containsEntry("at", clock.instant().toString())
                        .containsOnlyKeys("position", "at", "validators", "elapsed");
                assertThat(Duration.parse(String.valueOf(enforcement(answer).get("elapsed"))))
                        .isGreaterThan(Duration.ofMillis(200));
                assertThat(answer.header("Keyledger-Position")).isEqualTo(Long.toString(last()));
            }
        }
    }

    @Test
    void whatTakesNothingAwayWaitsForNobody() {
        try (TestValidators validators = validators()) {
            validators.one(1, -1);
            for (Answer answer : List.of(
                    postAs("owner", key + "/rotation", "{\"overlap\": \"PT1H\"}"),
                    sendAs("owner", "PATCH", key, "{\"name\": \"renamed\", \"expiresAt\": null}"),
                    sendAs("owner", "DELETE", key + "/suspension", ""))) {
                assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
                assertThat(answer.json()).doesNotContainKey("enforcement");
            }
        }
    }

    @Test
    void whatIsStoredButNotConfirmedIsPendingAndRepeatingItWaitsAgain() {
        try (TestValidators validators = validators()) {
            UUID one = validators.one(1, last());

            Answer pending = revoke();

            assertProblem(pending, 503, "ENFORCEMENT_PENDING");
            assertThat(pending.header("Retry-After")).isEqualTo("1");
            assertThat(pending.header("Keyledger-Position")).isEqualTo(Long.toString(last()));
            assertThat(pending.json()).containsEntry("position", (int) last());
            assertThat(changes(organization)).endsWith("KeyRevoked");

            assertProblem(revoke(), 503, "ENFORCEMENT_PENDING");
            validators.applies(one, Long.MAX_VALUE);
            assertThat(enforcement(revoke())).containsEntry("validators", 1);
        }
    }

    @Test
    void withoutValidatorsItIsEnforcedAtOnce() {
        assertThat(enforcement(revoke())).containsEntry("validators", 0);
    }

    @Test
    void anOperatorSeesWhoValidates() {
        try (TestValidators validators = validators()) {
            UUID one = validators.one(1, last() - 1);

            Answer seen = sendAs("operator", "GET", "/v1/validators", "");

            assertThat(seen.status()).isEqualTo(200);
            assertThat(seen.json().get("validators"))
                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                    .singleElement()
                    .asInstanceOf(InstanceOfAssertFactories.MAP)
                    .containsEntry("incarnation", one.toString())
                    .containsEntry("name", "a validator")
                    .containsEntry("applied", (int) last() - 1)
                    .containsEntry("lag", 1)
                    .containsEntry("lease", "PT1M")
                    .containsEntry("state", "ALIVE")
                    .containsKeys("renewedAt", "joinedAt");
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> enforcement(Answer answer) {
        return (Map<String, Object>) Objects.requireNonNull(answer.json().get("enforcement"));
    }
}
