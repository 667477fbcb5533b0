package io.keyledger.eventstore;

/**
 * The event store could not be reached in time. The decision may or may not have been stored; repeating it is safe,
 * since what is already true is not decided twice.
 */
public final class StoreUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreUnavailable(String message) {
        super(message);
    }

    public StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
