package io.keyledger.query.validation;

import io.keyledger.secrets.BoundSecret;
import org.jspecify.annotations.Nullable;

/**
 * Whether a presented secret may pass.
 *
 * @param secret what the secret is, once that is proven; else null
 * @param name the name of its key, likewise
 */
record Verdict(
        VerdictCode code,
        @Nullable BoundSecret secret,
        @Nullable String name) {

    static final Verdict NOT_FOUND = new Verdict(VerdictCode.NOT_FOUND, null, null);
    static final Verdict MALFORMED = new Verdict(VerdictCode.MALFORMED, null, null);

    boolean valid() {
        return code == VerdictCode.VALID;
    }
}
