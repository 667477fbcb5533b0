package io.keyledger.command.enforcement;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one sentence which key was made current too early. */
class CurrentKeyAnalyzer extends AbstractFailureAnalyzer<CurrentKeyNotEverywhere> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, CurrentKeyNotEverywhere cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
    }
}
