package io.keyledger.secrets;

import java.io.Serial;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A keyring cannot be read, or cannot be made; the message names its file and what to do, and holds no key material. */
public final class KeyringUnreadable extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    KeyringUnreadable(Path file, String whatIsWrong) {
        this(file, whatIsWrong, null);
    }

    /** The cause must not quote the file's content. */
    KeyringUnreadable(Path file, String whatIsWrong, @Nullable Throwable cause) {
        super("The keyring " + file.toAbsolutePath() + " " + whatIsWrong, cause);
    }
}
