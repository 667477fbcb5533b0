package io.keyledger.eventstore.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.keyledger.eventstore.Head;
import io.keyledger.eventstore.StoreUnavailable;
import io.keyledger.eventstore.testing.AxonServerUnderTest;
import io.keyledger.eventstore.testing.TestPostgres;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** An Axon Server with access control says no to whoever has another token, and that is what its operator is told. */
@SpringBootTest(classes = SmallApplication.class)
@ExtendWith(AxonServerUnderTest.class)
@EnabledIfEnvironmentVariable(named = AxonServerUnderTest.TOKEN, matches = ".+")
@DirtiesContext
class WrongTokenTest {

    @Autowired
    private HealthIndicator eventStoreHealthIndicator;

    @Autowired
    private Head head;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        TestPostgres.properties(registry);
        AxonServerUnderTest.properties(registry);
        registry.add("axon.axonserver.token", () -> "another token");
    }

    @Test
    void itIsNotSaidThatNobodyAnswers() {
        String sentence = "Axon Server at " + AxonServerUnderTest.address().orElseThrow()
                + " does not let this process in (Invalid token";

        await().untilAsserted(() -> {
            Health health = Objects.requireNonNull(eventStoreHealthIndicator.health());
            assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
            assertThat(health.getDetails().get("reason")).asString().startsWith(sentence);
        });
        assertThatThrownBy(head::stored)
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining(sentence)
                .hasMessageContaining("set axon.axonserver.token");
    }
}
