package io.keyledger.command.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.keyledger.http.testing.BodyFuzz;
import io.keyledger.http.testing.BodyRoute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Asks what the seeds say; with JAZZER_FUZZ=1 in the environment, whatever a fuzzer thinks of after them. */
class BodyFuzzTest extends StrangeBodies {

    @Autowired
    private ApplicationContext application;

    @FuzzTest(maxDuration = "15m")
    void noBodyIsAnsweredUnsoundly(byte[] choices) {
        FUZZ.ask(choices, this);
    }

    @ParameterizedTest
    @FieldSource("ROUTES")
    void noNastyValueInAnyFieldIsAnsweredUnsoundly(BodyRoute route) {
        BodyFuzz.askEverything(route, this);
    }

    @Test
    void everyRouteThatTakesABodyIsAsked() {
        assertThat(ROUTES).extracting(BodyRoute::route).containsExactlyInAnyOrderElementsOf(BodyRoute.all(application));
    }
}
