package io.keyledger.query.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.keyledger.http.testing.BodyRoute;
import io.keyledger.query.testing.Installation;
import org.junit.jupiter.api.Test;

/** Asks what the seeds say; with JAZZER_FUZZ=1 in the environment, whatever a fuzzer thinks of after them. */
class BodyFuzzTest {

    @FuzzTest(maxDuration = "15m")
    void noBodyIsAnsweredUnsoundly(byte[] choices) {
        StrangeBodies.ask(choices);
    }

    @Test
    void everyRouteThatTakesABodyIsAsked() {
        assertThat(StrangeBodies.ROUTES)
                .extracting(BodyRoute::route)
                .containsExactlyInAnyOrderElementsOf(
                        BodyRoute.all(Installation.shared().node().context()));
    }
}
