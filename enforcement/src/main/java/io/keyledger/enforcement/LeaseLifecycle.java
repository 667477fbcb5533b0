package io.keyledger.enforcement;

import io.keyledger.enforcement.LeaseRenewal.Self;
import io.keyledger.eventstore.Head;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Has the lease of this process kept from its start to its end. May be started again, as another validator. */
final class LeaseLifecycle implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LeaseLifecycle.class);

    private static final int PHASE = DEFAULT_PHASE - 512;

    /**
     * What a lease is made of.
     *
     * @param reported run after each report of how far the validation is; must not block
     */
    record Parts(
            LeaseConnections connections, Head head, Supplier<UUID> incarnations, Clocks clocks, Runnable reported) {}

    private final Parts parts;
    private final HeldLease held;
    private final Supplier<AppliedPosition> validation;
    private final Self self;
    private volatile @Nullable AppliedReports reports;
    private @Nullable LeaseKeeper keeper;
    private volatile @Nullable Thread keeping;
    private boolean listening;

    /** @param validation asked for at the first start, since it may itself need the lease */
    LeaseLifecycle(Parts parts, HeldLease held, Supplier<AppliedPosition> validation, Self self) {
        this.parts = parts;
        this.held = held;
        this.validation = validation;
        this.self = self;
    }

    @Override
    public synchronized void start() {
        AppliedPosition applied = validation.get();
        AppliedReports reporting = new AppliedReports(
                parts.connections().committing(LeaseConnections.Durability.FORGETTABLE), applied, parts.reported());
        LeaseSession session = new LeaseSession(parts.connections().committing(LeaseConnections.Durability.DURABLE));
        LeaseRenewal renewal = new LeaseRenewal(session, parts.head(), applied, held, parts.clocks(), self);
        LeaseKeeper keeper =
                new LeaseKeeper(renewal, held, reporting, parts.incarnations(), parts.clocks(), self.lease());
        held.onSuspension(keeper::wake);
        this.keeper = keeper;
        reports = reporting;
        if (!listening) {
            listening = true;
            applied.onAdvance(this::advanced);
        }
        Thread thread = Thread.ofPlatform().name("keyledger-lease").daemon(true).unstarted(() -> {
            try (session) {
                keeper.keep();
            }
        });
        keeping = thread;
        reporting.start();
        thread.start();
    }

    private void advanced() {
        AppliedReports reporting = reports;
        if (reporting != null) {
            reporting.advanced();
        }
    }

    /** The lease ends at once; then its row goes, so that nobody waits for it to run out. */
    @Override
    public synchronized void stop() {
        Thread thread = keeping;
        LeaseKeeper keeper = this.keeper;
        AppliedReports reporting = reports;
        keeping = null;
        reports = null;
        if (keeper != null) {
            keeper.close();
        }
        held.end();
        try {
            if (thread != null) {
                thread.interrupt();
                thread.join(self.lease().plusSeconds(5));
                if (thread.isAlive()) {
                    log.warn("The row of this validator could not be taken away; it runs out by itself");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (reporting != null) {
            reporting.close();
        }
    }

    /**
     * The first thing to end once no verdict is under way on a port of its own, so that a revocation need not wait for a process that
     * still has other requests to finish.
     */
    @Override
    public int getPhase() {
        return PHASE;
    }

    @Override
    public boolean isRunning() {
        return keeping != null;
    }
}
