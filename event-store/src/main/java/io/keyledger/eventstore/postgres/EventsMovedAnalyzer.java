package io.keyledger.eventstore.postgres;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints the sentence of a refusal in place of its stack trace. */
class EventsMovedAnalyzer extends AbstractFailureAnalyzer<EventsMoved> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, EventsMoved moved) {
        return new FailureAnalysis(String.valueOf(moved.getMessage()), null, rootFailure);
    }
}
