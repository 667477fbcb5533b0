package io.keyledger.standalone.migration;

import io.keyledger.eventstore.migration.MigrationProgress;
import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A bar that grows in its line, or where nobody looks on, as in a log, a line every few seconds. By hand: a library for it brings another for
 * terminals, whose bill of materials names a licence that is not allowed here. Used by one thread.
 */
final class ProgressOnTerminal implements MigrationProgress {

    private static final int WIDTH = 40;
    private static final Duration BETWEEN_BARS = Duration.ofMillis(100);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

    private final boolean watched;
    private final PrintStream out;
    private final LongSupplier nanoTime;
    private String what = "";
    private long facts;
    private long done;
    private long shown;

    ProgressOnTerminal() {
        this(isWatched(), System.out, System::nanoTime);
    }

    /** @param watched whether somebody looks on */
    ProgressOnTerminal(boolean watched, PrintStream out, LongSupplier nanoTime) {
        this.watched = watched;
        this.out = out;
        this.nanoTime = nanoTime;
    }

    private static boolean isWatched() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    @Override
    public void begins(String step, long ofFacts) {
        what = step;
        facts = ofFacts;
        done = 0;
        show();
    }

    @Override
    public void advances(long more) {
        done += more;
        Duration pause = watched ? BETWEEN_BARS : BETWEEN_LINES;
        if (nanoTime.getAsLong() - shown >= pause.toNanos()) {
            show();
        }
    }

    @Override
    public void ends() {
        show();
        if (watched) {
            out.println();
        }
    }

    private void show() {
        shown = nanoTime.getAsLong();
        long percent = facts == 0 ? 100 : done * 100 / facts;
        if (watched) {
            int full = (int) (percent * WIDTH / 100);
            out.printf("\r%s [%s%s] %,d of %,d events", what, "#".repeat(full), " ".repeat(WIDTH - full), done, facts);
            out.flush();
        } else {
            out.printf("%s: %,d of %,d events, %d %%%n", what, done, facts, percent);
        }
    }
}
