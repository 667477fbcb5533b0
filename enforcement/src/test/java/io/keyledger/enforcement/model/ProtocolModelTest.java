package io.keyledger.enforcement.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * No verdict that starts after an answer accepts what was revoked. See docs/adr/0015. Validators do not look at each other,
 * so one of them in a world full of whims tells as much as two, but for who is waited for; two are searched in a world of
 * exact clocks.
 */
class ProtocolModelTest {

    private static final Logger log = LoggerFactory.getLogger(ProtocolModelTest.class);

    @Test
    void oneValidatorIsNeverWrongWhateverClocksAndMachinesDo() {
        assertNeverWrong(new Setting(1, Omission.NONE, true), 50_000);
    }

    @Test
    void twoValidatorsAreNeverWrong() {
        assertNeverWrong(new Setting(2, Omission.NONE, false), 1_000_000);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void leavingAnyStepOutIsFound(Omission without) {
        Search.Result result = new Search(new Setting(1, without, true)).run();

        log.info("{} goes wrong:\n  {}", without, String.join("\n  ", result.counterexample()));
        assertThat(result.counterexample()).as(without.name()).isNotEmpty();
    }

    private static void assertNeverWrong(Setting setting, int atLeast) {
        Search.Result result = new Search(setting).run();

        log.info("{} has {} states", setting, result.states());
        assertThat(result.counterexample()).isEmpty();
        assertThat(result.states()).isGreaterThan(atLeast);
    }
}
