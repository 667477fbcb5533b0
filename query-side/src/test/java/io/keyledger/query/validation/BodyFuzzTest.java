package io.keyledger.query.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.keyledger.http.testing.BodyFuzz;
import io.keyledger.http.testing.BodyRoute;
import io.keyledger.query.testing.Installation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Asks what the seeds say; with JAZZER_FUZZ=1 in the environment, whatever a fuzzer thinks of after them. */
class BodyFuzzTest {

    private static final StrangeBodies SERVER = new StrangeBodies();

    @FuzzTest(maxDuration = "15m")
    void noBodyIsAnsweredUnsoundly(byte[] choices) {
        StrangeBodies.FUZZ.ask(choices, SERVER);
    }

    @ParameterizedTest
    @FieldSource("io.keyledger.query.validation.StrangeBodies#ROUTES")
    void noNastyValueInAnyFieldIsAnsweredUnsoundly(BodyRoute route) {
        BodyFuzz.askEverything(route, SERVER);
    }

    @Test
    void everyRouteThatTakesABodyIsAsked() {
        assertThat(StrangeBodies.ROUTES)
                .extracting(BodyRoute::route)
                .containsExactlyInAnyOrderElementsOf(
                        BodyRoute.all(Installation.shared().node().context()));
    }
}
