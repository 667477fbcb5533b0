package io.keyledger.standalone.migration;

import io.keyledger.eventstore.migration.MigrationProgress;
import java.time.Duration;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar that moves, or where nobody looks on, as in a log, a line every few seconds. Used by one thread. */
final class ProgressOnTerminal implements MigrationProgress {

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

    private @Nullable ProgressBar bar;

    @Override
    public void begins(String what, long facts) {
        ProgressBarBuilder builder = ProgressBar.builder()
                .setTaskName(what)
                .setInitialMax(facts)
                .setUnit(" events", 1)
                .setStyle(ProgressBarStyle.ASCII)
                .showSpeed();
        if (System.console() == null || !System.console().isTerminal()) {
            builder.setConsumer(new DelegatingProgressBarConsumer(System.out::println))
                    .setUpdateIntervalMillis((int) BETWEEN_LINES.toMillis());
        }
        bar = builder.build();
    }

    @Override
    public void advances(long facts) {
        if (bar != null) {
            bar.stepBy(facts);
        }
    }

    @Override
    public void ends() {
        if (bar != null) {
            bar.close();
        }
    }
}
