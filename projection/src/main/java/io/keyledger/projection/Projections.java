package io.keyledger.projection;

import io.keyledger.eventstore.FactTraces;
import io.keyledger.eventstore.Head;
import io.keyledger.eventstore.Phases;
import io.keyledger.eventstore.StoreUnavailable;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * All projections of this process, from its start to its end. One thread does whatever is to be done about them, woken by
 * what happens and, as a safety net and in order to learn what other processes decided, every second.
 */
@Component
class Projections implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Projections.class);
    private static final Duration SAFETY_NET = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Map<String, RunningProjection> projections = new LinkedHashMap<>();
    private final ProjectionStates states;
    private volatile ScheduledExecutorService supervision = thread("keyledger-projections");
    private volatile ScheduledExecutorService observation = thread("keyledger-projection-lag");
    private final Head head;
    private volatile boolean running;
    private volatile boolean compared;

    Projections(
            List<Projection> projections,
            ProjectionStates states,
            PlatformTransactionManager transactions,
            EventStore events,
            TokenStore tokens,
            TransactionManager axonTransactions,
            ProcessorThreads threads,
            Head head,
            FactTraces traces,
            ProjectionProperties properties) {
        this.head = head;
        this.states = states;
        SideProcessor.Parts parts = new SideProcessor.Parts(events, tokens, axonTransactions, threads, traces);
        for (Projection projection : projections) {
            this.projections.put(
                    projection.name(),
                    new RunningProjection(
                            projection,
                            states,
                            new TransactionTemplate(transactions),
                            parts,
                            head,
                            properties.maxLag(),
                            () -> soon(projection.name())));
        }
    }

    private static ScheduledExecutorService thread(String name) {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).daemon(true).factory());
    }

    Collection<RunningProjection> all() {
        return projections.values();
    }

    Optional<RunningProjection> named(String name) {
        return Optional.ofNullable(projections.get(name));
    }

    /** Whether something keeps this projection from answering; also while it is not known. */
    boolean stopped(String name) {
        return named(name).map(RunningProjection::stopped).orElse(true);
    }

    /** Notes that the projection is to be rebuilt, durably, and begins. */
    void rebuild(String name) {
        states.requestRebuild(name);
        soon(name);
    }

    private void soon(String name) {
        try {
            supervision.execute(() -> named(name).ifPresent(this::reconcile));
        } catch (RejectedExecutionException e) {
            log.debug("{} is left to the next start", name, e);
        }
    }

    private void reconcile(RunningProjection projection) {
        if (!running || !compared) {
            return;
        }
        try {
            projection.reconcile();
        } catch (RuntimeException e) {
            log.warn(
                    "{} cannot be looked after now; trying again",
                    projection.projection().name(),
                    e);
        }
    }

    private void reconcileAll() {
        try {
            compare();
        } catch (RuntimeException e) {
            log.warn("Projections cannot be compared with the store now; trying again", e);
        }
        all().forEach(this::reconcile);
    }

    /**
     * Looks once whether any projection, also of other processes, is ahead of the store: a store that was restored alone, or left for
     * an older one, will have other facts at these positions. Whoever starts first looks, before anything is decided; until it
     * is known no side runs.
     */
    private void compare() {
        if (compared) {
            return;
        }
        Map<String, Long> applied = states.applied();
        try {
            long stored = head.stored();
            applied.forEach((name, position) -> {
                if (position > stored && states.doubt(name)) {
                    log.error(
                            "{} stands at position {} and the store ends at {}: it has facts that are no more. It is not read until"
                                    + " it has been rebuilt, which begins by itself",
                            name,
                            position,
                            stored);
                }
            });
            compared = true;
        } catch (StoreUnavailable e) {
            log.debug("Whether projections are ahead of the store is not known yet", e);
        }
    }

    private void retry(RunningProjection projection) {
        try {
            projection.retry();
        } catch (RuntimeException e) {
            log.warn(
                    "{} cannot be started afresh now; trying again",
                    projection.projection().name(),
                    e);
        }
    }

    /** May be started again after it was stopped. */
    @Override
    public void start() {
        if (supervision.isShutdown()) {
            supervision = thread("keyledger-projections");
            observation = thread("keyledger-projection-lag");
        }
        projections.keySet().forEach(states::register);
        all().forEach(RunningProjection::beginAnew);
        compared = false;
        running = true;
        compare();
        if (compared) {
            all().forEach(RunningProjection::reconcile);
        }
        every(supervision, SAFETY_NET, this::reconcileAll);
        every(supervision, RETRY, () -> all().forEach(this::retry));
        every(observation, SAFETY_NET, () -> all().forEach(this::observe));
    }

    /** Those whose live side owes the store something for too long; one that has just caught up is not among them. */
    List<RunningProjection> behind() {
        all().stream().filter(projection -> !projection.hasCaughtUp()).forEach(this::observe);
        return all().stream().filter(RunningProjection::lags).toList();
    }

    private void observe(RunningProjection projection) {
        try {
            projection.observe();
        } catch (RuntimeException e) {
            log.debug(
                    "How far {} is cannot be seen now", projection.projection().name(), e);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the tasks catch what can go wrong, and end with the executor
    private static void every(ScheduledExecutorService thread, Duration interval, Runnable task) {
        thread.scheduleWithFixedDelay(task, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** After the event store, before whatever answers. */
    @Override
    public int getPhase() {
        return Phases.READERS;
    }

    @Override
    public void stop() {
        running = false;
        observation.shutdownNow();
        supervision.shutdown();
        try {
            if (!supervision.awaitTermination(SAFETY_NET.multipliedBy(5).toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("A rebuild is interrupted; the next start carries it on");
                supervision.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        all().forEach(RunningProjection::stop);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
