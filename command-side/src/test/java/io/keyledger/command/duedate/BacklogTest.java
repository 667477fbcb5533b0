package io.keyledger.command.duedate;

import static io.keyledger.command.testing.KeyBuilder.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keyledger.command.testing.CommandSideTest;
import io.keyledger.events.OrganizationId;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class BacklogTest extends CommandSideTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    private SchedulerLifecycle scheduler;

    @Autowired
    private MeterRegistry meters;

    @AfterEach
    void timeIsKeptAgain() {
        if (!scheduler.isRunning()) {
            scheduler.start();
        }
    }

    private double gauge(String name) {
        return meters.get("keyledger.due.dates." + name).gauge().value();
    }

    @Test
    void whatNobodyPutsOnRecordIsSeenUntilSomebodyDoes() {
        OrganizationId organization = anOrganization();
        scheduler.stop();
        for (String name : new String[] {"one", "two"}) {
            assertThat(postAs("owner", keys(organization), """
                            {"name": "%s", "permission": "READ", "environment": "live", "expiresAt": "%s"}""".formatted(name, NOW.plus(Duration.ofMinutes(1))))
                            .status())
                    .isEqualTo(201);
        }

        clock.forward(Duration.ofMinutes(3));

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(gauge("backlog")).isGreaterThanOrEqualTo(2);
            assertThat(gauge("overdue.seconds")).isGreaterThanOrEqualTo(120);
        });

        scheduler.start();

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(gauge("backlog")).isZero();
            assertThat(gauge("overdue.seconds")).isZero();
        });
    }
}
