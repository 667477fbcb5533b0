package io.keyledger.command.duedate;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.keyledger.eventstore.database.Figures;
import io.keyledger.eventstore.database.Schema;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One recurring task for all processes on a database; whichever is free takes its next run. */
@Configuration(proxyBeanMethods = false)
class DueDateConfiguration {

    /** How long a run under way may go on when this process is to end; another goes on where it was. */
    private static final Duration SHUTDOWN = Duration.ofSeconds(10);

    private static final Duration HEARTBEAT = Duration.ofSeconds(1);
    private static final int HEARTBEATS_UNTIL_DEAD = 5;

    @Bean
    Schema commandSchema() {
        return new Schema("command", "classpath:db/command");
    }

    @Bean
    Figures dueDateFigures(DueDateMetrics metrics) {
        return metrics.figures();
    }

    /** @param interval how long after a run the next one begins; how late a due date may be put on record */
    @Bean
    SchedulerLifecycle dueDateScheduler(
            DataSource database, TimeKeeper keeper, @Value("${keyledger.due-dates.interval:PT1S}") Duration interval) {
        RecurringTask<Void> task = Tasks.recurring("due-dates", FixedDelay.of(interval))
                .onDeadExecutionRevive()
                .execute((instance, context) -> keeper.recordWhatIsDue());
        return new SchedulerLifecycle(() -> Scheduler.create(database)
                .startTasks(task)
                .tableName("command.scheduled_tasks")
                .schedulerName(new SchedulerName.Fixed(process()))
                .threads(1)
                .shutdownMaxWait(SHUTDOWN)
                .pollingInterval(interval)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(HEARTBEATS_UNTIL_DEAD)
                .alwaysPersistTimestampInUTC()
                .build());
    }

    /** Beside the run it is at an operator reads which process that is, also where several share a host. */
    private static String process() {
        return ManagementFactory.getRuntimeMXBean().getName();
    }
}
