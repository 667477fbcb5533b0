package io.keyledger.eventstore;

import java.util.Optional;

/** Carries a refusal from the process that decided to the one that asked, where these are two. Thread-safe. */
public interface RefusalText {

    /** The refusal as text, or nothing if this is none but a failure. */
    Optional<String> write(RuntimeException refusal);

    /** What to throw in its place where it was asked for. */
    RuntimeException read(String text);
}
