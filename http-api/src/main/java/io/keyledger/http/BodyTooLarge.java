package io.keyledger.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** More bytes came in a body than this server takes; found while reading it. */
final class BodyTooLarge extends IOException {

    private static final long serialVersionUID = 1;

    BodyTooLarge(long limit) {
        super("The body is larger than " + limit + " bytes");
    }

    /** Whether that is what lies at the bottom of a failure. */
    static boolean isCauseOf(@Nullable Throwable failure) {
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < 32; cause = cause.getCause()) {
            if (cause instanceof BodyTooLarge) {
                return true;
            }
            depth++;
        }
        return false;
    }
}
