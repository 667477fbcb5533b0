package io.keyledger.command.duedate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keyledger.command.testing.CommandSideTest;
import io.keyledger.events.OrganizationId;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;

class RestartTest extends CommandSideTest {

    @Autowired
    private ConfigurableApplicationContext application;

    @Test
    void timeIsKeptAgainAfterAStop() {
        OrganizationId organization = anOrganization();
        String key = issue(organization, "billing").field("keyId");
        assertThat(rotate(organization, key, "{\"overlap\": \"PT1M\"}").status())
                .isEqualTo(201);
        application.stop();
        clock.forward(Duration.ofMinutes(2));

        application.start();

        await().atMost(Duration.ofSeconds(20))
                .until(() -> stored().stream(key).getLast().type().equals("keyledger.PreviousSecretRetired"));
    }
}
