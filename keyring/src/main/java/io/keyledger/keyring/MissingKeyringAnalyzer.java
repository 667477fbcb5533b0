package io.keyledger.keyring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one sentence that a keyring is missing. */
class MissingKeyringAnalyzer extends AbstractFailureAnalyzer<MissingKeyring> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MissingKeyring cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
    }
}
