package io.keyledger.query.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.events.Permission;
import io.keyledger.query.testing.Facts;
import io.keyledger.query.testing.Facts.TestKey;
import io.keyledger.query.testing.Installation;
import io.keyledger.query.testing.Installation.Node;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What somebody writes into the table of lookups is refused by whoever loads it. */
@ExtendWith(OutputCaptureExtension.class)
class TamperingTest {

    private static final List<String> FORGERIES = List.of(
            "permission = 'WRITE_AND_OUTBOUND_CALLS'",
            "organization = 'org_0000000000000000000000000000beef'",
            "expires_at = now() + interval '100 years'",
            "secret_version = 2",
            "environment = case environment when 'test' then 'live' else 'test' end",
            "prefix = 'xy'",
            "binding = translate(binding, '0123456789abcdef', '123456789abcdef0')",
            "binding = (select binding from query.key_lookup where side = 'a' and name = 'another' limit 1)",
            "digest = translate(digest, '0123456789abcdef', '123456789abcdef0')");

    private String code(Installation installation, Node node, TestKey key) {
        return node.client()
                .verify(installation.validatorKey(), key.secret().reveal(), null)
                .code();
    }

    @Test
    void aChangedRowIsRefusedWithAnAlarmThatNamesTheKey(CapturedOutput output) {
        try (Installation installation = new Installation()) {
            Facts facts = installation.facts();
            List<TestKey> keys = facts.issueMany(Facts.anOrganization(), FORGERIES.size());
            TestKey untouched = facts.issue(keys.getFirst().organization(), Permission.READ);
            facts.rename(untouched, "key of a test", "another");
            Awaitility.await()
                    .untilAsserted(() -> assertThat(installation.rows("select name from query.key_lookup"))
                            .hasSize(FORGERIES.size() + 2)
                            .anyMatch(row -> row.contains("another")));
            for (int i = 0; i < FORGERIES.size(); i++) {
                assertThat(code(installation, installation.node(), keys.get(i))).isEqualTo("VALID");
                installation.asSuperuser("update query.key_lookup set " + FORGERIES.get(i) + " where key_id = '"
                        + keys.get(i).id() + "'");
            }
            try (Node loading = installation.start()) {
                Awaitility.await()
                        .atMost(Duration.ofSeconds(30))
                        .untilAsserted(() -> assertThat(code(installation, loading, untouched))
                                .isEqualTo("VALID"));
                for (int i = 0; i < FORGERIES.size(); i++) {
                    assertThat(code(installation, loading, keys.get(i)))
                            .as(FORGERIES.get(i))
                            .isEqualTo("NOT_FOUND");
                    assertThat(output.getOut())
                            .contains("SECURITY: a secret of " + keys.get(i).id());
                    assertThat(output.getOut())
                            .doesNotContain(keys.get(i).secret().reveal());
                }
            }
            assertThat(output.getOut()).doesNotContain("SECURITY: a secret of " + untouched.id());
        }
    }
}
