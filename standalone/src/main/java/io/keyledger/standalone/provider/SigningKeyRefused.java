package io.keyledger.standalone.provider;

import io.keyledger.standalone.StartRefused;
import java.io.IOException;
import java.nio.file.Path;

/** The embedded provider cannot sign with the key it finds, or cannot make one. */
final class SigningKeyRefused extends StartRefused {

    private static final long serialVersionUID = 1L;

    private SigningKeyRefused(String sentence) {
        super(sentence);
    }

    private SigningKeyRefused(String sentence, IOException cause) {
        super(sentence, cause);
    }

    static SigningKeyRefused outOfReach(Path file, IOException cause) {
        return new SigningKeyRefused(
                "The provider's signing key %s cannot be made or read by the user %s: give the file and its directory to that user."
                        .formatted(file, System.getProperty("user.name")),
                cause);
    }

    static SigningKeyRefused openToOthers(Path file) {
        return new SigningKeyRefused(
                "The provider's signing key %s is open to its group or to others: make it private to its owner (chmod 600)."
                        .formatted(file));
    }

    /** Without a cause: it might quote the file. */
    static SigningKeyRefused damaged(Path file) {
        return new SigningKeyRefused(
                "The provider's signing key %s is damaged: restore it from its backup, or delete it and everybody has to log in anew."
                        .formatted(file));
    }
}
