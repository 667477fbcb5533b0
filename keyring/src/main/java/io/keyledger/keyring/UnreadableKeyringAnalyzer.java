package io.keyledger.keyring;

import io.keyledger.secrets.KeyringUnreadable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one sentence what is wrong with the keyring. */
class UnreadableKeyringAnalyzer extends AbstractFailureAnalyzer<KeyringUnreadable> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, KeyringUnreadable cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
    }
}
