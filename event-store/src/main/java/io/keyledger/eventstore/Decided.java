package io.keyledger.eventstore;

/**
 * What came of a command.
 *
 * @param outcome what the command handler returned
 * @param position everything the command stored is at or before this position; where it changed nothing because it was
 *     already true, a head of the store from when that was found
 * @param <R> the outcome's type
 */
public record Decided<R extends @org.jspecify.annotations.Nullable Object>(R outcome, long position) {}
