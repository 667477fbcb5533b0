package io.keyledger.query.validation;

import io.keyledger.events.Permission;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Verdicts for the management port. A verdict that begins after a revocation was answered is a refusal, in any number of
 * processes; where that is not certain, there is no verdict. Thread-safe.
 */
@Component
class Verdicts {

    /** A presented text and what its bearer wants to do, or null for nothing in particular. */
    record Question(String presented, @Nullable Permission needed) {

        @Override
        public String toString() {
            return "Question[needed=" + needed + "]";
        }
    }

    private final Judges judges;
    private final IndexKeeper keeper;
    private final ValidationProperties properties;

    Verdicts(Judges judges, IndexKeeper keeper, ValidationProperties properties) {
        this.judges = judges;
        this.keeper = keeper;
        this.properties = properties;
    }

    /**
     * Whether this may pass now.
     *
     * @param atLeast a position the caller knows of, which is waited for; −1 for none
     * @throws ValidatorUnready if there can be no certain verdict now
     */
    Verdict judge(Question question, long atLeast) {
        return judge(List.of(question), atLeast).getFirst();
    }

    /** The same for many, one after the other. */
    List<Verdict> judge(List<Question> questions, long atLeast) {
        reach(atLeast);
        return judges.ask(judge -> questions.stream()
                .map(question -> {
                    judge.judge(question.presented(), question.needed());
                    return Verdict.of(judge);
                })
                .toList());
    }

    /** Whether this is the text of a secret, known or not; false costs nobody a wait. */
    boolean isSecret(String presented) {
        return judges.ask(judge -> judge.reads(presented));
    }

    /** Whether there is a verdict at this position without waiting for it. */
    boolean hasReached(long position) {
        return position <= keeper.applied();
    }

    private void reach(long position) {
        if (hasReached(position)) {
            return;
        }
        try {
            if (!keeper.await(position, System.nanoTime() + properties.maxWait().toNanos())) {
                throw ValidatorUnready.stale();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ValidatorUnready.stale();
        }
    }
}
