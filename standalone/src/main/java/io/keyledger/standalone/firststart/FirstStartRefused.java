package io.keyledger.standalone.firststart;

import io.keyledger.standalone.StartRefused;
import io.keyledger.standalone.provider.Issuer;
import java.nio.file.Path;

/** What the first start left, or finds, does not let this start go on. */
final class FirstStartRefused extends StartRefused {

    private static final long serialVersionUID = 1L;

    private FirstStartRefused(String sentence) {
        super(sentence);
    }

    static FirstStartRefused credentialsGone(Path file) {
        return new FirstStartRefused(
                "The first start was cut short and its credentials in %s are gone: bring the file back, or begin anew with an empty data directory."
                        .formatted(file));
    }

    static FirstStartRefused begunOtherwise(Issuer begun) {
        return new FirstStartRefused(
                "The first start was cut short after the owner at the issuer %s had been written down: start once more with the settings of that start, so that it is completed."
                        .formatted(begun.uri()));
    }
}
