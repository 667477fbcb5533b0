package io.keyledger.eventstore.migration;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints the sentence of a refusal in place of its stack trace. */
class MigrationRefusedAnalyzer extends AbstractFailureAnalyzer<MigrationRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MigrationRefused refused) {
        return new FailureAnalysis(String.valueOf(refused.getMessage()), null, rootFailure);
    }
}
