package io.keyledger.standalone.fleet;

import io.keyledger.standalone.fleet.Diary.Done;
import io.keyledger.standalone.fleet.Diary.Verdict;
import io.keyledger.standalone.fleet.History.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds what clients were told that the history of the store contradicts. */
final class Checker {

    /** Times in facts are cut off to the millisecond, and clocks of one machine are read one after the other. */
    private static final Duration BLUR = Duration.ofMillis(3);

    private final History history;
    private final Diary diary;

    Checker(History history, Diary diary) {
        this.history = history;
        this.diary = diary;
    }

    /** Everything that is wrong, in words. */
    List<String> contradictions() {
        List<String> found = new ArrayList<>();
        gaps(found);
        lost(found);
        wrong(found);
        stale(found);
        return found;
    }

    /** Positions are 0, 1, 2, …. */
    private void gaps(List<String> found) {
        for (int i = 0; i < history.positions().size(); i++) {
            if (history.positions().get(i) != i) {
                found.add("position " + i + " is missing");
                return;
            }
        }
    }

    /** What was answered is stored, at or before the position that was answered. */
    private void lost(List<String> found) {
        for (Done done : diary.done()) {
            boolean isThere = done.type().isEmpty()
                    || history.ofKey(done.key()).stream()
                            .anyMatch(fact -> fact.type().equals(done.type()) && fact.position() <= done.position());
            if (!isThere) {
                found.add("was answered and is not in the store: " + done);
            }
        }
    }

    /** A verdict is what follows from everything up to the position it names. */
    private void wrong(List<String> found) {
        for (Verdict verdict : diary.verdicts()) {
            Set<String> possible = possible(verdict);
            if (!possible.contains(verdict.code())) {
                found.add("should be one of " + possible + ": " + verdict + " after "
                        + history.ofKey(verdict.secret().key()).stream()
                                .map(Fact::type)
                                .toList());
            }
        }
    }

    private Set<String> possible(Verdict verdict) {
        Instant from = verdict.asked().minus(BLUR);
        Instant to = verdict.heard().plus(BLUR);
        Set<String> codes = new TreeSet<>();
        codes.add(history.verdict(verdict.secret(), verdict.position(), from));
        codes.add(history.verdict(verdict.secret(), verdict.position(), to));
        history.boundaries(verdict.secret(), verdict.position()).stream()
                .filter(boundary -> boundary.isAfter(from) && boundary.isBefore(to))
                .forEach(boundary -> codes.add(history.verdict(verdict.secret(), verdict.position(), boundary)));
        return codes;
    }

    /** A verdict that began after something was answered as enforced knows of it, on whichever validator. */
    private void stale(List<String> found) {
        List<Done> enforced = diary.done().stream()
                .filter(Done::enforced)
                .sorted(Comparator.comparingLong(Done::answered))
                .toList();
        long[] answered = enforced.stream().mapToLong(Done::answered).toArray();
        long[] newest = new long[answered.length];
        long most = -1;
        for (int i = 0; i < newest.length; i++) {
            most = Math.max(most, enforced.get(i).position());
            newest[i] = most;
        }
        for (Verdict verdict : diary.verdicts()) {
            int before = Arrays.binarySearch(answered, verdict.began());
            int last = (before < 0 ? -before - 1 : before) - 1;
            if (last >= 0 && verdict.position() < newest[last]) {
                found.add("knows less than " + newest[last] + ", which was enforced before it began: " + verdict);
            }
        }
    }
}
