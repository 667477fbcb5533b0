package io.keyledger.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.keyledger.eventstore.Head;
import io.keyledger.eventstore.database.Database;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SettingsTest {

    private final LeaseDatabase leases = new LeaseDatabase();
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(EnforcementAutoConfiguration.class))
            .withBean(Database.class, () -> leases.database)
            .withBean(Head.class, () -> new FakeStore(3))
            .withBean(ValidatorKeys.class, () -> LeaseDatabase.KEYS);

    @Test
    void aProcessThatValidatesKeepsALeaseAndIsReadyOnlyWhileItHolds() {
        FakeValidation validation = new FakeValidation(2);
        runner.withBean(AppliedPosition.class, () -> validation).run(program -> {
            ValidatorLease lease = program.getBean(ValidatorLease.class);
            var health = program.getBean("validatorLeaseHealthIndicator", ValidatorLeaseHealthIndicator.class);
            assertThat(health.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);

            validation.apply(3);

            await().atMost(TestValidator.PATIENCE).until(lease::holds);
            assertThat(health.health().getStatus()).isEqualTo(Status.UP);
            assertThat(leases.validators.all()).singleElement().satisfies(validator -> {
                assertThat(validator.lease()).isEqualTo(Duration.ofSeconds(2));
                assertThat(validator.pepperIds()).containsExactly("p1", "p2");
                assertThat(validator.bindingKeyIds()).containsExactly("b1");
            });
        });
        assertThat(leases.validators.all()).isEmpty();
    }

    @Test
    void aProcessThatDoesNotValidateKeepsNone() {
        runner.run(program -> assertThat(program).doesNotHaveBean(ValidatorLease.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0.499S", "PT1M0.001S", "-PT2S"})
    void aLeaseOutOfBoundsIsRefusedInWords(String lease) {
        runner.withBean(AppliedPosition.class, () -> new FakeValidation(3))
                .withPropertyValues("keyledger.validation.lease=" + lease)
                .run(program -> assertThat(program.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("keyledger.validation.lease must be from PT0.5S to PT1M"));
    }

    @Test
    void theBoundsThemselvesAreFine() {
        assertThat(new LeaseProperties(Duration.ofMillis(500)).lease()).hasMillis(500);
        assertThat(new LeaseProperties(Duration.ofMinutes(1)).lease()).hasMinutes(1);
    }

    @Test
    void nobodyWaitsForNoTime() {
        assertThatThrownBy(() -> new EnforcementProperties(Duration.ZERO))
                .hasMessageContaining("keyledger.enforcement.timeout must be positive");
    }
}
