package io.keyledger.eventstore.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one sentence which setting is missing. */
class MissingDatabaseSettingAnalyzer extends AbstractFailureAnalyzer<MissingDatabaseSetting> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MissingDatabaseSetting cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
    }
}
