package io.keyledger.standalone.installation;

import java.util.function.Function;

/** One thing that somebody might change by hand, and what it leaves. */
record Change<T>(String what, T result) {

    <R> Change<R> within(String place, Function<T, R> whole) {
        return new Change<>(place + what, whole.apply(result));
    }
}
