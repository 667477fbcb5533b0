package io.keyledger.standalone.migration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What whoever looks on sees, and what a log keeps. */
class ProgressOnTerminalTest {

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    /** Begins below zero, as a nanosecond clock may. */
    private final AtomicLong now = new AtomicLong(-1_000_000_000);

    @Test
    void aBarGrowsInItsLine() {
        ProgressOnTerminal progress = progress(true);
        progress.begins("Copying", 200);
        assertThat(line()).isEqualTo("Copying [" + " ".repeat(40) + "] 0 of 200 events");
        pass(Duration.ofMillis(100));
        progress.advances(50);
        assertThat(line()).isEqualTo("Copying [" + "#".repeat(10) + " ".repeat(30) + "] 50 of 200 events");
        pass(Duration.ofMillis(100));
        progress.advances(100);
        assertThat(line()).isEqualTo("Copying [" + "#".repeat(30) + " ".repeat(10) + "] 150 of 200 events");
        assertThat(text()).doesNotContain("\n");
        progress.ends();
        assertThat(text()).endsWith(System.lineSeparator()).containsOnlyOnce(System.lineSeparator());
    }

    @Test
    void aBarIsDrawnNoMoreThanTenTimesASecond() {
        ProgressOnTerminal progress = progress(true);
        progress.begins("Copying", 200);
        pass(Duration.ofMillis(99));
        progress.advances(50);
        assertThat(line()).endsWith("] 0 of 200 events");
        pass(Duration.ofMillis(1));
        progress.advances(50);
        assertThat(line()).endsWith("] 100 of 200 events");
        progress.advances(100);
        assertThat(line()).endsWith("] 100 of 200 events");
        progress.ends();
        assertThat(line()).endsWith("] 200 of 200 events");
    }

    @Test
    void whatIsCutShortEndsWhereItWas() {
        ProgressOnTerminal progress = progress(true);
        progress.begins("Copying", 200);
        progress.advances(50);
        progress.ends();
        assertThat(line()).isEqualTo("Copying [" + "#".repeat(10) + " ".repeat(30) + "] 50 of 200 events");
    }

    @Test
    void aLogGetsALineEveryFewSeconds() {
        ProgressOnTerminal progress = progress(false);
        progress.begins("Checking", 300);
        pass(Duration.ofMillis(4_999));
        progress.advances(99);
        pass(Duration.ofMillis(1));
        progress.advances(1);
        progress.advances(100);
        progress.advances(100);
        progress.ends();
        assertThat(text().lines())
                .containsExactly(
                        "Checking: 0 of 300 events, 0 %",
                        "Checking: 100 of 300 events, 33 %", "Checking: 300 of 300 events, 100 %");
        assertThat(text()).doesNotContain("\r");
    }

    @Test
    void eachStepBeginsAnew() {
        ProgressOnTerminal progress = progress(false);
        progress.begins("Copying", 2);
        progress.advances(2);
        progress.ends();
        progress.begins("Checking", 4);
        progress.advances(4);
        progress.ends();
        assertThat(text().lines())
                .containsExactly(
                        "Copying: 0 of 2 events, 0 %",
                        "Copying: 2 of 2 events, 100 %",
                        "Checking: 0 of 4 events, 0 %",
                        "Checking: 4 of 4 events, 100 %");
    }

    @Test
    void whereNothingIsLeftToDoAllIsDone() {
        ProgressOnTerminal watched = progress(true);
        watched.begins("Copying", 0);
        assertThat(line()).isEqualTo("Copying [" + "#".repeat(40) + "] 0 of 0 events");
        ProgressOnTerminal log = progress(false);
        log.begins("Copying", 0);
        assertThat(text()).endsWith("Copying: 0 of 0 events, 100 %" + System.lineSeparator());
    }

    private ProgressOnTerminal progress(boolean watched) {
        return new ProgressOnTerminal(watched, new PrintStream(shown, true, UTF_8), now::get);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private String text() {
        return shown.toString(UTF_8);
    }

    /** What stands in the last line of a terminal that goes back to its beginning where it is told to. */
    private String line() {
        String text = text().stripTrailing();
        return text.substring(text.lastIndexOf('\r') + 1);
    }
}
