package io.keyledger.query.validation;

import io.keyledger.events.Environment;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.Permission;
import io.keyledger.query.validation.index.Finding;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a presented secret may pass.
 *
 * @param key what the secret belongs to, if that is known; else null
 * @param position at which it was judged
 */
record Verdict(VerdictCode code, @Nullable JudgedKey key, long position) {

    /** The key that a verdict is about. */
    record JudgedKey(
            String id,
            OrganizationId organization,
            String name,
            Permission permission,
            Environment environment,
            int secretVersion,
            @Nullable Instant expiresAt) {}

    /** What a judge has just said. */
    static Verdict of(Judge judge) {
        return new Verdict(judge.code(), judge.code().tells() ? key(judge.finding()) : null, judge.position());
    }

    private static JudgedKey key(Finding found) {
        OrganizationId organization = found.organization();
        String name = found.name();
        if (organization == null || name == null) {
            throw new IllegalStateException("A secret was found that belongs to nobody");
        }
        return new JudgedKey(
                found.keyId(),
                organization,
                name,
                found.permission(),
                found.environment(),
                found.version(),
                found.expiresAt());
    }

    boolean valid() {
        return code == VerdictCode.VALID;
    }
}
