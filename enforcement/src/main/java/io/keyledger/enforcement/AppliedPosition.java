package io.keyledger.enforcement;

/** How far the validation of this process is. Thread-safe. */
public interface AppliedPosition {

    /** Every fact up to this position takes part in every verdict that begins from now on; −1 for none. */
    long applied();

    /**
     * Waits until {@link #applied()} has reached a position.
     *
     * @param deadline in terms of {@link System#nanoTime()}
     * @return false if it had not by then
     */
    boolean await(long position, long deadline) throws InterruptedException;

    /** The listener is run after each advance, by the thread that applied, and must not block. */
    void onAdvance(Runnable listener);
}
