package io.keyledger.command.duedate;

import io.keyledger.command.duedate.DueDates.Backlog;
import io.keyledger.eventstore.database.Figures;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What should be on record by now and is not, whichever process is to put it there. */
@Component
class DueDateMetrics implements MeterBinder {

    private static final int MOST_COUNTED = 10_000;
    private static final double MILLIS_PER_SECOND = Duration.ofSeconds(1).toMillis();

    private final DueDates dates;
    private final Clock clock;
    private volatile @Nullable Backlog seen;

    DueDateMetrics(DueDates dates, Clock clock) {
        this.dates = dates;
        this.clock = clock;
    }

    /** Reads them every few seconds. */
    Figures figures() {
        return new Figures("due-dates", () -> seen = dates.backlog(clock.instant(), MOST_COUNTED), () -> seen = null);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("keyledger.due.dates.backlog", this, DueDateMetrics::count)
                .description("Due dates that have passed and are not on record yet, counted up to 10,000")
                .register(registry);
        Gauge.builder("keyledger.due.dates.overdue.seconds", this, DueDateMetrics::overdue)
                .description("How long ago the oldest of them passed")
                .register(registry);
    }

    private double count() {
        Backlog backlog = seen;
        return backlog == null ? Double.NaN : backlog.count();
    }

    private double overdue() {
        Backlog backlog = seen;
        if (backlog == null) {
            return Double.NaN;
        }
        Instant oldest = backlog.oldest();
        return oldest == null
                ? 0
                : Math.max(0, Duration.between(oldest, clock.instant()).toMillis() / MILLIS_PER_SECOND);
    }
}
