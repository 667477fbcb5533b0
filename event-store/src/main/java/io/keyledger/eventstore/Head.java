package io.keyledger.eventstore;

import java.time.Duration;

/** The position of the newest fact in the store; −1 while there is none. Thread-safe. */
public interface Head {

    /**
     * Asks the store itself. Everything that was acknowledged before this call is at or before the answer.
     *
     * @throws StoreUnavailable if the store cannot be reached
     */
    long stored();

    /** The newest position this process has heard of; it may lag behind {@link #stored()}, never run ahead. */
    long known();

    /**
     * Waits until this process has heard of a position.
     *
     * @return false if it had not by the end of the timeout
     */
    boolean await(long position, Duration timeout) throws InterruptedException;
}
