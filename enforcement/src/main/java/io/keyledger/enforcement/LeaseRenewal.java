package io.keyledger.enforcement;

import io.keyledger.eventstore.Head;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

/**
 * How a validator joins and how it renews. The order of the steps is what enforcement rests on: the row is committed before
 * the head is read, so whoever finds the row too old has stored what he stored before that reading. Used by one thread.
 */
final class LeaseRenewal {

    /** How an attempt came out. */
    enum Outcome {
        /** The lease is extended. */
        EXTENDED,

        /** Nobody knows this incarnation any more. */
        UNKNOWN,

        /** What is in the store was not applied within the term. */
        BEHIND,

        /** It was given up meanwhile. */
        GIVEN_UP
    }

    /**
     * The validator that this process is.
     *
     * @param lease for how long it answers without renewing
     */
    record Self(String name, Duration lease, ValidatorKeys keys) {}

    private final LeaseSession session;
    private final Head head;
    private final AppliedPosition applied;
    private final HeldLease held;
    private final Clocks clocks;
    private final Self self;

    LeaseRenewal(LeaseSession session, Head head, AppliedPosition applied, HeldLease held, Clocks clocks, Self self) {
        this.session = session;
        this.head = head;
        this.applied = applied;
        this.held = held;
        this.clocks = clocks;
        this.self = self;
    }

    /** Registers a new incarnation and lets it answer. */
    Outcome join(UUID incarnation, long generation) throws SQLException, InterruptedException {
        LeaseTerm term = LeaseTerm.beginning(clocks, self.lease());
        session.run(connection -> {
            LeaseTable.join(connection, incarnation, self, applied.applied());
            return true;
        });
        return serve(term, generation);
    }

    /** Lets an incarnation go on answering. */
    Outcome renew(UUID incarnation, long generation) throws SQLException, InterruptedException {
        LeaseTerm term = LeaseTerm.beginning(clocks, self.lease());
        boolean known = session.run(connection -> LeaseTable.renew(connection, incarnation, applied.applied()));
        return known ? serve(term, generation) : Outcome.UNKNOWN;
    }

    private Outcome serve(LeaseTerm term, long generation) throws InterruptedException {
        if (!caughtUp(term.end())) {
            return Outcome.BEHIND;
        }
        return held.extend(generation, term) ? Outcome.EXTENDED : Outcome.GIVEN_UP;
    }

    /**
     * Waits until everything that is stored now is applied.
     *
     * @return false if it was not by the deadline
     * @throws AheadOfStore if more is applied than there is
     */
    boolean caughtUp(long deadline) throws InterruptedException {
        long before = applied.applied();
        long stored = head.stored();
        if (before > stored) {
            throw new AheadOfStore(before, stored);
        }
        return applied.await(stored, deadline);
    }

    /** Takes the row away, so that nobody waits for an incarnation that has given up its lease. */
    void leave(UUID incarnation) throws SQLException {
        session.run(connection -> {
            LeaseTable.leave(connection, incarnation);
            return true;
        });
    }

    /** Sees to rows that nobody else looks after. */
    void tidy() throws SQLException {
        session.run(connection -> {
            LeaseTable.adopt(connection);
            LeaseTable.sweep(connection);
            return true;
        });
    }
}
