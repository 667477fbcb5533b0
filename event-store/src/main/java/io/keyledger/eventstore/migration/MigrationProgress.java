package io.keyledger.eventstore.migration;

/** Hears how far a migration is. */
public interface MigrationProgress {

    /**
     * A step begins.
     *
     * @param what it does, for people
     * @param facts it has to do this with
     */
    void begins(String what, long facts);

    /** So many more facts of the step are done. */
    void advances(long facts);

    /** The step is over, well or not. */
    void ends();
}
