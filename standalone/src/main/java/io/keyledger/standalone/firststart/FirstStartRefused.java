package io.keyledger.standalone.firststart;

import io.keyledger.standalone.StartRefused;
import io.keyledger.standalone.provider.Issuer;
import java.io.IOException;
import java.nio.file.Path;

/** What the first start left, or finds, does not let this start go on. */
final class FirstStartRefused extends StartRefused {

    private static final long serialVersionUID = 1L;

    private FirstStartRefused(String sentence) {
        super(sentence);
    }

    private FirstStartRefused(String sentence, IOException cause) {
        super(sentence, cause);
    }

    static FirstStartRefused credentialsUnreadable(Path file, IOException cause) {
        return new FirstStartRefused(
                "The first start's credentials in %s cannot be read by the user %s: give the file to that user."
                        .formatted(file, System.getProperty("user.name")),
                cause);
    }

    static FirstStartRefused credentialsUnwritable(Path file, IOException cause) {
        return new FirstStartRefused(
                "The first start's credentials cannot be written to %s by the user %s: give the directory to that user and make room on its disk."
                        .formatted(file, System.getProperty("user.name")),
                cause);
    }

    /** Without a cause: it might quote the file. */
    static FirstStartRefused credentialsDamaged(Path file) {
        return new FirstStartRefused(
                "The first start's credentials in %s are damaged: bring the file back as it was, or begin anew with an empty data directory."
                        .formatted(file));
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
