package io.keyledger.enforcement;

import io.keyledger.enforcement.LeaseRenewal.Outcome;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the lease of this process: joins once it has caught up, renews at a third of the lease, and begins again as another
 * incarnation when it was forgotten, fell behind or was told to give up. Used by one thread, but for {@link #wake()} and
 * {@link #close()}.
 */
final class LeaseKeeper {

    private static final Logger log = LoggerFactory.getLogger(LeaseKeeper.class);

    private final LeaseRenewal renewal;
    private final HeldLease held;
    private final AppliedReports reports;
    private final Supplier<UUID> incarnations;
    private final Clocks clocks;
    private final Duration lease;
    private final LeaseSignal signal = new LeaseSignal();
    private @Nullable UUID incarnation;
    private boolean lost = true;
    private boolean broken;
    private long generation = -1;
    private volatile boolean open = true;

    LeaseKeeper(
            LeaseRenewal renewal,
            HeldLease held,
            AppliedReports reports,
            Supplier<UUID> incarnations,
            Clocks clocks,
            Duration lease) {
        this.renewal = renewal;
        this.held = held;
        this.reports = reports;
        this.incarnations = incarnations;
        this.clocks = clocks;
        this.lease = lease;
    }

    /** There is something to do at once. */
    void wake() {
        signal.change();
    }

    /** Ends what {@link #keep()} does: a lease that is ended after this is not begun again. */
    void close() {
        open = false;
        signal.change();
    }

    /** Keeps the lease until it is closed, and then gives it up. */
    void keep() {
        try {
            while (open) {
                long seen = signal.changes();
                long begun = clocks.nanos();
                boolean holds = isKept();
                long pause = holds ? lease.toNanos() / 3 - (clocks.nanos() - begun) : lease.toNanos() / 20;
                signal.awaitBeyond(seen, pause);
            }
        } catch (InterruptedException stopped) {
            log.debug("The lease is given up at once", stopped);
        } finally {
            held.end();
            leave();
        }
    }

    private boolean isKept() throws InterruptedException {
        if (generation != held.generation()) {
            generation = held.generation();
            broken = false;
            leave();
        }
        if (broken || !open) {
            return false;
        }
        try {
            boolean kept = incarnation == null ? isJoined() : isRenewed(incarnation);
            if (kept && lost) {
                lost = false;
                log.info("Verdicts are answered, as validator {}", incarnation);
            }
            if (kept) {
                reports.about(incarnation);
                renewal.tidy();
            }
            return kept;
        } catch (AheadOfStore e) {
            broken = true;
            giveUp();
            log.error("VALIDATION STOPS: {}. Restore the store or start this process anew.", e.getMessage());
        } catch (SQLException | RuntimeException | Error e) {
            loses(e.toString());
        }
        return false;
    }

    /** Catches up before there is a row, since others would wait for it. */
    private boolean isJoined() throws SQLException, InterruptedException {
        if (!renewal.caughtUp(clocks.nanos() + lease.toNanos())) {
            return false;
        }
        UUID joining = incarnations.get();
        incarnation = joining;
        return isExtended(renewal.join(joining, generation));
    }

    private boolean isRenewed(UUID known) throws SQLException, InterruptedException {
        return isExtended(renewal.renew(known, generation));
    }

    private boolean isExtended(Outcome outcome) {
        switch (outcome) {
            case EXTENDED -> {
                return true;
            }
            case UNKNOWN -> loses("the database has forgotten it");
            case BEHIND -> loses("what is stored was not applied in time");
            case GIVEN_UP -> loses("it was told to");
        }
        giveUp();
        return false;
    }

    /** The lease ends first, and only then is the row taken away. */
    private void giveUp() {
        held.end();
        generation = held.generation();
        leave();
    }

    private void leave() {
        UUID left = incarnation;
        incarnation = null;
        reports.about(null);
        if (left != null) {
            try {
                renewal.leave(left);
            } catch (SQLException | RuntimeException e) {
                log.warn("The row of {} stays until it runs out", left, e);
            }
        }
    }

    private void loses(String why) {
        if (!lost) {
            lost = true;
            log.warn("The lease of this validator is not renewed, verdicts stop when it runs out: {}", why);
        }
    }
}
