package io.keyledger.command.duedate;

import static io.keyledger.command.testing.KeyBuilder.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keyledger.command.testing.Answer;
import io.keyledger.command.testing.CommandSideTest;
import io.keyledger.command.testing.Stored.Fact;
import io.keyledger.events.OrganizationId;
import io.keyledger.eventstore.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

class TimePassesTest extends CommandSideTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    private TimeKeeper keeper;

    @Autowired
    private DueDates dates;

    @Autowired
    private SchedulerLifecycle scheduler;

    private String issueExpiring(OrganizationId organization, String name, Duration after) {
        Answer issued = postAs("owner", keys(organization), """
                {"name": "%s", "permission": "READ", "environment": "live", "expiresAt": "%s"}""".formatted(name, NOW.plus(after)));
        assertThat(issued.status()).isEqualTo(201);
        return issued.field("keyId");
    }

    private List<String> types(String stream) {
        return stored().stream(stream).stream()
                .map(fact -> fact.type().replace("keyledger.", ""))
                .toList();
    }

    @Test
    void anExpiryIsRecordedByItselfOnceItHasCome() {
        OrganizationId organization = anOrganization();
        String key = issueExpiring(organization, "billing", Duration.ofMinutes(1));

        clock.forward(Duration.ofSeconds(61));

        await().atMost(PATIENCE).until(() -> types(key).contains("KeyExpired"));
        assertThat(types(key)).containsExactly("KeyIssued", "KeyExpired");
        Fact expired = stored().stream(key).getLast();
        assertThat(expired.payload())
                .contains("\"expiredAt\":\"2026-11-23T12:01:00Z\"")
                .contains("\"subject\":{\"issuer\":\"keyledger\",\"subject\":\"scheduler\"}")
                .contains("\"kind\":\"SYSTEM\"");
        assertThat(issue(organization, "billing").status())
                .as("its name is free again")
                .isEqualTo(201);
    }

    @Test
    void theEndOfAnOverlapIsRecordedByItself() {
        OrganizationId organization = anOrganization();
        String key = issue(organization, "billing").field("keyId");
        assertThat(rotate(organization, key, "{\"overlap\": \"PT1M\"}").status())
                .isEqualTo(201);

        clock.forward(Duration.ofSeconds(61));

        await().atMost(PATIENCE).until(() -> types(key).contains("PreviousSecretRetired"));
        assertThat(types(key)).containsExactly("KeyIssued", "KeyRotated", "PreviousSecretRetired");
        assertThat(stored().stream(key).getLast().payload())
                .contains("\"cause\":\"OVERLAP_ENDED\"")
                .contains("\"validUntil\":\"2026-11-23T12:01:00Z\"");
    }

    @Test
    void whatWasRevokedOrExtendedMeanwhileDoesNotExpire() {
        OrganizationId organization = anOrganization();
        String revoked = issueExpiring(organization, "revoked", Duration.ofMinutes(1));
        String extended = issueExpiring(organization, "extended", Duration.ofMinutes(1));
        String expiring = issueExpiring(organization, "expiring", Duration.ofMinutes(1));
        assertThat(revoke(organization, revoked).status()).isEqualTo(200);
        assertThat(sendAs("owner", "PATCH", keys(organization) + "/" + extended, "{\"expiresAt\": null}")
                        .status())
                .isEqualTo(200);

        clock.forward(Duration.ofSeconds(61));

        await().atMost(PATIENCE).until(() -> types(expiring).contains("KeyExpired"));
        keeper.recordWhatIsDue();
        assertThat(types(revoked)).containsExactly("KeyIssued", "KeyRevoked");
        assertThat(types(extended)).containsExactly("KeyIssued", "KeyExpiryChanged");
    }

    @Test
    void manyAtOnceAreEachRecordedOnceHoweverManyKeepTime() throws Exception {
        OrganizationId organization = anOrganization();
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            keys.add(issueExpiring(organization, "key " + i, Duration.ofMinutes(1)));
        }
        clock.forward(Duration.ofMinutes(2));

        try (ExecutorService keepers = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> runs = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                runs.add(keepers.submit(keeper::recordWhatIsDue));
            }
            for (Future<Integer> run : runs) {
                run.get();
            }
        }
        await().atMost(PATIENCE)
                .until(() -> keys.stream().allMatch(key -> types(key).contains("KeyExpired")));

        assertThat(keys).allSatisfy(key -> assertThat(types(key)).containsExactly("KeyIssued", "KeyExpired"));
    }

    @Test
    void whatOneRunPutsOnRecordBearsOneCorrelationIdAndAnotherRunsBearsAnother() {
        OrganizationId organization = anOrganization();
        String first = issueExpiring(organization, "first", Duration.ofMinutes(1));
        String second = issueExpiring(organization, "second", Duration.ofMinutes(1));
        String later = issueExpiring(organization, "later", Duration.ofMinutes(3));
        scheduler.stop();
        try {
            clock.forward(Duration.ofMinutes(2));
            recordOnceDue(first, second);
            clock.forward(Duration.ofMinutes(2));
            recordOnceDue(later);
        } finally {
            scheduler.start();
        }

        assertThat(correlation(first)).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(correlation(second)).isEqualTo(correlation(first));
        assertThat(correlation(later)).isNotEqualTo(correlation(first));
    }

    private void recordOnceDue(String... keys) {
        await().atMost(PATIENCE)
                .until(() -> dates.due(clock.instant(), null, 1000).stream()
                        .map(due -> due.key().text())
                        .toList()
                        .containsAll(List.of(keys)));
        keeper.recordWhatIsDue();
    }

    /** Of the fact that put the key's expiry on record. */
    private String correlation(String key) {
        assertThat(types(key)).containsExactly("KeyIssued", "KeyExpired");
        return JsonMapper.shared()
                .readTree(stored().stream(key).getLast().metadata())
                .get(Context.CORRELATION_ID)
                .asString();
    }

    @Test
    void aClosedOrganizationsKeysNeedNoRecordOfTheirOwn() {
        OrganizationId organization = anOrganization();
        String key = issueExpiring(organization, "billing", Duration.ofMinutes(1));
        String other = issueExpiring(anOrganization(), "billing", Duration.ofMinutes(1));
        assertThat(postAs("owner", "/v1/organizations/" + organization + "/closure", "{}")
                        .status())
                .isEqualTo(200);

        clock.forward(Duration.ofMinutes(2));

        await().atMost(PATIENCE).until(() -> types(other).contains("KeyExpired"));
        keeper.recordWhatIsDue();
        assertThat(types(key)).containsExactly("KeyIssued");
    }
}
