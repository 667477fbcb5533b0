package io.keyledger.benchmarks;

import java.util.Collection;

/** How long things took, to be asked for percentiles. Immutable. */
record Latencies(long... sortedNanos) {

    static Latencies of(Collection<Long> nanos) {
        return new Latencies(nanos.stream().mapToLong(Long::longValue).sorted().toArray());
    }

    int count() {
        return sortedNanos.length;
    }

    /** In milliseconds; 0 if there are none. */
    double percentile(double part) {
        int last = sortedNanos.length - 1;
        return last < 0 ? 0 : sortedNanos[(int) Math.min(last, (long) (sortedNanos.length * part))] / 1e6;
    }
}
