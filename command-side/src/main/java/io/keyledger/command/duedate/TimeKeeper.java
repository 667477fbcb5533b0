package io.keyledger.command.duedate;

import io.keyledger.command.key.EndOverlap;
import io.keyledger.command.key.ExpireKey;
import io.keyledger.events.Actor;
import io.keyledger.events.SubjectId;
import io.keyledger.eventstore.Context;
import io.keyledger.eventstore.Decisions;
import io.keyledger.eventstore.GivenToNobody;
import io.keyledger.eventstore.StoreUnavailable;
import io.keyledger.http.CorrelationId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Puts on record what has become due. Each command finds out for itself whether there still is something to record, so it
 * does no harm that several processes do this, or that a due date is known here a moment longer than it holds.
 */
@Component
class TimeKeeper {

    private static final Logger log = LoggerFactory.getLogger(TimeKeeper.class);
    private static final Actor SCHEDULER = Actor.system(new SubjectId("keyledger", "scheduler"));
    private static final int PAGE = 500;

    private final DueDates dates;
    private final Decisions decisions;
    private final Clock clock;

    TimeKeeper(DueDates dates, Decisions decisions, Clock clock) {
        this.dates = dates;
        this.decisions = decisions;
        this.clock = clock;
    }

    /**
     * Goes once through everything that is due now. What one run puts on record bears one correlation id, and another run's
     * bears another.
     *
     * @return how much was due
     * @throws StoreUnavailable if the store is out of reach; what is left stays due
     * @throws GivenToNobody if nobody is there to decide; what is left stays due
     */
    int recordWhatIsDue() {
        Map<String, String> run = Map.of(Context.CORRELATION_ID, CorrelationId.current());
        Instant now = clock.instant();
        int count = 0;
        int failed = 0;
        DueDate last = null;
        List<DueDate> page = dates.due(now, last, PAGE);
        while (!page.isEmpty()) {
            for (DueDate due : page) {
                failed += isRecorded(due, run) ? 0 : 1;
            }
            count += page.size();
            last = page.getLast();
            if (count > PAGE) {
                log.info("{} due dates recorded so far", count - failed);
            }
            page = page.size() < PAGE ? List.of() : dates.due(now, last, PAGE);
        }
        if (failed > 0) {
            log.error("{} of {} due dates could not be recorded; they stay due", failed, count);
        }
        return count;
    }

    /** What one key fails with must not keep the others waiting. */
    private boolean isRecorded(DueDate due, Map<String, String> run) {
        Object command = switch (due.kind()) {
            case EXPIRY -> new ExpireKey(due.key(), due.organization(), SCHEDULER);
            case OVERLAP -> new EndOverlap(due.key(), due.organization(), SCHEDULER);
        };
        try {
            decisions.<@Nullable Object>decide(command, run);
            return true;
        } catch (StoreUnavailable | GivenToNobody e) {
            throw e;
        } catch (RuntimeException e) {
            log.warn("The {} of {} could not be recorded", due.kind(), due.key(), e);
            return false;
        }
    }
}
