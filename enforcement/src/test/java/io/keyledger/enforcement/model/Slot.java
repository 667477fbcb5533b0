package io.keyledger.enforcement.model;

/** One validator, its row, and what the enforcer knows of it. */
final class Slot {

    static final int OUT = 0;
    static final int IDLE = 1;
    static final int ASKING = 2;
    static final int COMMITTED = 3;
    static final int HEAD_READ = 4;
    static final int LEAVING = 5;

    /** Nothing of the revocation; applied, but not yet seen by verdicts; seen by verdicts. */
    static final int PUBLISHED = 2;

    static final int NO_ROW = 0;
    static final int FRESH_ROW = 1;
    static final int FOREIGN_ROW = 7;

    static final int NOT_AWAITED = 0;
    static final int AWAITED = 1;
    static final int AWAITED_AND_GONE = 2;

    int phase;
    int target;
    int renewal;
    int termAge;
    int termSlow;
    int termSlept;
    /** 0 for no lease, else its age by the validator's own clock, plus 1. */
    int held;

    int heldSlow;
    int index;
    /** {@link #NO_ROW}, {@link #FOREIGN_ROW} or its age by the database's clock, plus 1. */
    int row;

    int reported;
    int verdict;
    int awaited;
    int seenAge;

    void load(int bits) {
        phase = bits & 7;
        target = bits >> 3 & 1;
        renewal = bits >> 4 & 1;
        termAge = bits >> 5 & 3;
        termSlow = bits >> 7 & 1;
        termSlept = bits >> 8 & 1;
        held = bits >> 9 & 3;
        heldSlow = bits >> 11 & 1;
        index = bits >> 12 & 3;
        row = bits >> 14 & 7;
        reported = bits >> 17 & 1;
        verdict = bits >> 18 & 1;
        awaited = bits >> 19 & 3;
        seenAge = bits >> 21 & 7;
    }

    int bits() {
        return phase
                | target << 3
                | renewal << 4
                | termAge << 5
                | termSlow << 7
                | termSlept << 8
                | held << 9
                | heldSlow << 11
                | index << 12
                | row << 14
                | reported << 17
                | verdict << 18
                | awaited << 19
                | seenAge << 21;
    }

    void endLease() {
        held = 0;
        heldSlow = 0;
    }

    void endTerm(int next) {
        phase = next;
        target = 0;
        renewal = 0;
        termAge = 0;
        termSlow = 0;
        termSlept = 0;
    }

    void deleteRow() {
        row = NO_ROW;
        reported = 0;
        awaited = awaited == AWAITED ? AWAITED_AND_GONE : awaited;
    }

    boolean inTerm() {
        return phase == ASKING || phase == COMMITTED || phase == HEAD_READ;
    }
}
