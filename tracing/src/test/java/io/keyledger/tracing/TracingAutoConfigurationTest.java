package io.keyledger.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class TracingAutoConfigurationTest {

    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(TracingAutoConfiguration.class));

    @Test
    void withoutAReceiverNothingIsCollected() {
        application.run(context -> assertThat(context.getBean(Traces.class)).isSameAs(Traces.none()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "collector:4318",
                "ftp://collector/v1/traces",
                "http:///v1/traces",
                "http://user:password@collector/v1/traces",
                "http://collector/v1/traces?token=password"
            })
    void anAddressThatCannotBeOneIsRefusedWithoutBeingRepeated(String endpoint) {
        application
                .withPropertyValues("keyledger.tracing.endpoint=" + endpoint)
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("keyledger.tracing.endpoint has to be")
                        .hasMessageNotContaining("password@")
                        .hasMessageNotContaining("token="));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.1", "1.1", "NaN"})
    void aShareIsFromNothingToAll(String share) {
        application
                .withPropertyValues("keyledger.tracing.share=" + share)
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("keyledger.tracing.share is " + share));
    }

    @Test
    void nobodyWaitsForAReceiverThatIsNotThere() {
        application
                .withPropertyValues(
                        "keyledger.tracing.endpoint=http://127.0.0.1:1/v1/traces", "keyledger.tracing.share=1")
                .run(context -> {
                    try (Step step = context.getBean(Traces.class).begin("a step")) {
                        assertThat(step.traceparent()).isNotNull();
                    }
                });
    }
}
