package io.keyledger.query.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.events.Permission;
import io.keyledger.query.testing.Client.Reply;
import io.keyledger.query.testing.Facts;
import io.keyledger.query.testing.Facts.TestKey;
import io.keyledger.query.testing.Installation;
import org.junit.jupiter.api.Test;

class MissingKeysTest {

    @Test
    void withoutAPepperInUseThereIsNoVerdictAndNoReadiness() {
        try (Installation installation = new Installation()) {
            TestKey key = installation.facts().issue(Facts.anOrganization(), Permission.READ);
            String secret = key.secret().reveal();
            assertThat(installation
                            .client()
                            .verify(installation.validatorKey(), secret, null)
                            .code())
                    .isEqualTo("VALID");
            assertThat(installation
                            .client()
                            .get("/actuator/health/readiness", null)
                            .status())
                    .isEqualTo(200);
            installation.asSuperuser("insert into query.key_lookup_keys values ('a', 'unknown', 'b1')");
            Reply reply = installation.client().verify(installation.validatorKey(), secret, null);
            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.code()).isEqualTo("VALIDATOR_KEYS_MISSING");
            Reply readiness = installation.client().get("/actuator/health/readiness", null);
            assertThat(readiness.status()).isEqualTo(503);
        }
    }
}
