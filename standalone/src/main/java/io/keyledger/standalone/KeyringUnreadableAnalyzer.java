package io.keyledger.standalone;

import io.keyledger.secrets.KeyringUnreadable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints what is wrong with the keyring in place of a stack trace. */
class KeyringUnreadableAnalyzer extends AbstractFailureAnalyzer<KeyringUnreadable> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, KeyringUnreadable unreadable) {
        return new FailureAnalysis(String.valueOf(unreadable.getMessage()), null, rootFailure);
    }
}
