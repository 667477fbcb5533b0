package io.keyledger.query.rebuilding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keyledger.events.OrganizationId;
import io.keyledger.events.Permission;
import io.keyledger.events.Role;
import io.keyledger.projection.Freshness;
import io.keyledger.query.testing.Facts;
import io.keyledger.query.testing.Facts.TestKey;
import io.keyledger.query.testing.Installation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A side that takes thousands of facts at once has the rows of one that took them as they came. */
@ExtendWith(OutputCaptureExtension.class)
class LargeStepsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ROWS =
            "select to_jsonb(t) - 'side' as row from query.key_lookup t where side = '%s' order by 1";

    @Test
    void theRowsAreThoseOfSmallSteps(CapturedOutput output) {
        try (Installation installation = new Installation()) {
            Facts facts = installation.facts();
            facts.join(OrganizationId.INSTALLATION, "operator", Role.OWNER);
            OrganizationId organization = facts.register();
            OrganizationId closing = facts.register();
            List<List<TestKey>> rounds = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                List<TestKey> keys = facts.issueMany(i % 2 == 0 ? organization : closing, 450);
                facts.revoke(keys.get(0));
                TestKey second = facts.rotate(keys.get(1), Duration.ofHours(1));
                facts.rotate(second, Duration.ofDays(1));
                facts.suspend(keys.get(2));
                facts.rename(keys.get(3), "key of a test", "renamed");
                rounds.add(keys);
                if (i >= 10) {
                    ofAnEarlierStep(facts, rounds.get(i - 10));
                }
            }
            TestKey ofClosing = facts.issue(closing, Permission.WRITE);
            facts.rotate(ofClosing, Duration.ofDays(1));
            facts.close(closing);
            TestKey last = facts.issue(organization, Permission.READ);
            facts.suspend(last);
            installation.node().bean(Freshness.class).await("key-lookup", facts.newest(), PATIENCE);
            List<String> before = installation.rows(ROWS.formatted("a"));

            installation.client().post("/v1/projections/key-lookup/rebuild", "operator", null);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(installation.rows(
                                    "select live_side, rebuilding from projection.state where name = 'key-lookup'"))
                            .hasSize(1)
                            .first()
                            .asString()
                            .contains("b", "false"));

            assertThat(before).hasSizeGreaterThan(8192);
            assertThat(installation.rows(ROWS.formatted("b"))).isEqualTo(before);
            assertThat(output.getOut()).contains("key-lookup-b has applied 8192 facts in large steps");
        }
    }

    private static void ofAnEarlierStep(Facts facts, List<TestKey> keys) {
        facts.suspend(keys.get(4));
        facts.rename(keys.get(5), "key of a test", "renamed late");
        facts.rotate(keys.get(6), Duration.ofDays(1));
        facts.revoke(keys.get(7));
    }
}
