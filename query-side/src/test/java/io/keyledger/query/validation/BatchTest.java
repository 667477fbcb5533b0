package io.keyledger.query.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.events.OrganizationId;
import io.keyledger.events.Permission;
import io.keyledger.query.testing.Client.Reply;
import io.keyledger.query.testing.Facts;
import io.keyledger.query.testing.Facts.TestKey;
import io.keyledger.query.testing.Installation;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchTest {

    private final Installation installation = Installation.shared();
    private final Facts facts = installation.facts();
    private final OrganizationId organization = facts.register();

    private Reply ask(List<String> keys) {
        return installation
                .client()
                .post(
                        "/v1/keys/verify-batch",
                        installation.validatorKey(),
                        "{\"keys\":[" + String.join(",", keys) + "]}",
                        "Keyledger-Min-Position",
                        Long.toString(facts.newest()));
    }

    private static String asked(TestKey key, Permission needed) {
        return "{\"key\":\"" + key.secret().reveal() + "\",\"permission\":\"" + needed + "\"}";
    }

    @Test
    void eachKeyHasItsVerdictInTheOrderTheyWereSent() {
        TestKey valid = facts.issue(organization, Permission.WRITE);
        TestKey revoked = facts.issue(organization, Permission.READ);
        long position = facts.revoke(revoked);

        Reply reply = ask(List.of(
                asked(valid, Permission.READ),
                asked(revoked, Permission.READ),
                asked(valid, Permission.WRITE_AND_OUTBOUND_CALLS),
                "{\"key\":\"nonsense\"}"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().get("verdicts").findValuesAsString("code"))
                .containsExactly("VALID", "REVOKED", "INSUFFICIENT_PERMISSION", "MALFORMED");
        assertThat(reply.body().get("verdicts").get(0).get("keyId").asString())
                .isEqualTo(valid.id().text());
        assertThat(Long.parseLong(reply.header("Keyledger-Position"))).isGreaterThanOrEqualTo(position);
    }

    @Test
    void aThousandMayBeSentAndNotOneMore() {
        String one = "{\"key\":\"nonsense\"}";
        assertThat(ask(Collections.nCopies(1_000, one)).body().get("verdicts")).hasSize(1_000);
        assertThat(ask(Collections.nCopies(1_001, one)).status()).isEqualTo(400);
        assertThat(ask(List.of()).status()).isEqualTo(400);
        assertThat(ask(List.of("null")).status()).isEqualTo(400);
        assertThat(ask(List.of("{}")).status()).isEqualTo(400);
    }

    @Test
    void onlyAValidatorKeyMayAsk() {
        assertThat(installation
                        .client()
                        .post("/v1/keys/verify-batch", "alice", "{\"keys\":[{\"key\":\"nonsense\"}]}")
                        .status())
                .isEqualTo(401);
    }
}
