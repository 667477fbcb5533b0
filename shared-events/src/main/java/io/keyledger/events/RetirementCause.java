package io.keyledger.events;

/** Why a previous secret stopped being valid. */
public enum RetirementCause {
    /** The overlap of its rotation was over. */
    OVERLAP_ENDED,

    /** Somebody ended it before the overlap was over. */
    ENDED_EARLY
}
