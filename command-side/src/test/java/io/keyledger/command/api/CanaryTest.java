package io.keyledger.command.api;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.keyledger.command.testing.Answer;
import io.keyledger.command.testing.CommandSideTest;
import io.keyledger.events.OrganizationId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class CanaryTest extends CommandSideTest {

    private static final List<String> TALKATIVE =
            List.of("io.keyledger", "org.springframework.web", "org.axonframework");

    @Test
    void aSecretIsShownOnceAndIsNowhereElse(CapturedOutput output) throws Exception {
        OrganizationId organization = anOrganization();
        logEverything(Level.TRACE);
        Answer issued = issue(organization, "billing");
        String keyId = issued.field("keyId");
        Answer rotated = rotate(organization, keyId, "{\"overlap\": \"PT0S\"}");
        Answer refused = issue(organization, "billing");
        Answer revoked = revoke(organization, keyId);
        Answer tooLate = rotate(organization, keyId, "{}");
        logEverything(null);

        assertThat(stored().columnsHolding(keyId)).contains("eventstore.event|stream", "eventstore.event|payload");
        assertThat(output.getAll()).contains(keyId);
        for (Answer shown : List.of(issued, rotated)) {
            String secret = shown.field("secret");
            String random = secret.substring("kl_live_".length(), secret.length() - 6);
            assertThat(random).hasSize(43);
            assertThat(stored().columnsHolding(random)).isEmpty();
            assertThat(output.getAll()).doesNotContain(random);
            assertThat(List.of(refused, revoked, tooLate))
                    .allSatisfy(answer -> assertThat(answer.text()).doesNotContain(random));
        }
    }

    private static void logEverything(@org.jspecify.annotations.Nullable Level level) {
        for (String name : TALKATIVE) {
            ((Logger) LoggerFactory.getLogger(name)).setLevel(level);
        }
    }
}
