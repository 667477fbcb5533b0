package io.keyledger.query.validation;

import io.keyledger.enforcement.ValidatorLease;
import io.keyledger.events.Permission;
import io.keyledger.query.validation.index.Finding;
import io.keyledger.secrets.SecretReader;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Judges presented secrets one after the other, without waiting for anything and, but for those whose verdict says more than
 * a code, without allocating anything. Not thread-safe: each thread has its own.
 */
final class Judge {

    private final ValidatorLease lease;
    private final IndexKeeper keeper;
    private final ValidationKeys keys;
    private final Clock clock;
    private final SecretReader reader;
    private final long[] digest = new long[SecretReader.DIGEST_LONGS];
    private final Finding finding = new Finding();
    private final Finding besides = new Finding();
    private VerdictCode code = VerdictCode.MALFORMED;

    Judge(ValidatorLease lease, IndexKeeper keeper, ValidationKeys keys, Clock clock) {
        this.lease = lease;
        this.keeper = keeper;
        this.keys = keys;
        this.clock = clock;
        this.reader = keys.reader();
    }

    /**
     * Whether a secret may pass now. The lease is looked at first: what was enforced before is in the index that is searched
     * afterwards.
     *
     * @param needed what the bearer wants to do, or null for nothing in particular
     * @throws ValidatorUnready if there can be no certain verdict now
     */
    VerdictCode judge(CharSequence presented, @Nullable Permission needed) {
        requireReady();
        try {
            return code = reader.read(presented) ? search(needed) : VerdictCode.MALFORMED;
        } finally {
            reader.forget();
        }
    }

    /** The same, of a presented text in ASCII. */
    VerdictCode judge(byte[] presented, int from, int count, @Nullable Permission needed) {
        requireReady();
        try {
            return code = reader.read(presented, from, count) ? search(needed) : VerdictCode.MALFORMED;
        } finally {
            reader.forget();
        }
    }

    /** Whether this is the text of a secret, known or not. */
    boolean reads(CharSequence presented) {
        try {
            return reader.read(presented);
        } finally {
            reader.forget();
        }
    }

    private void requireReady() {
        if (!lease.holds()) {
            throw ValidatorUnready.stale();
        }
        if (!keys.complete()) {
            throw ValidatorUnready.withoutKeys();
        }
    }

    /** Under every pepper, found or not, so that how long it takes does not tell whether or since when a secret is known. */
    private VerdictCode search(@Nullable Permission needed) {
        boolean found = false;
        for (int pepper = 0; pepper < reader.peppers(); pepper++) {
            reader.digest(pepper, digest);
            if (!keeper.index().find(digest, found ? besides : finding)) {
                throw ValidatorUnready.stale();
            }
            found = found || finding.found();
        }
        return found ? judge(needed) : VerdictCode.NOT_FOUND;
    }

    /**
     * What is wrong with it at this moment, from the final to the passing. Of a secret's own end and its key's expiry the one that
     * came first is told, so that a refusal does not change any more: no expiry can be moved to before now.
     */
    private VerdictCode judge(@Nullable Permission needed) {
        if (!reader.hasPrefix(finding.prefix()) || reader.environment() != finding.environment()) {
            return VerdictCode.NOT_FOUND;
        }
        long now = clock.millis();
        if (finding.revoked()) {
            return VerdictCode.REVOKED;
        }
        boolean expired = finding.expired(now);
        if (finding.retired(now) && (!expired || finding.endedBeforeExpiry())) {
            return VerdictCode.RETIRED_SECRET;
        }
        if (expired) {
            return VerdictCode.EXPIRED;
        }
        if (finding.suspended()) {
            return VerdictCode.SUSPENDED;
        }
        return needed == null || finding.permission().includes(needed)
                ? VerdictCode.VALID
                : VerdictCode.INSUFFICIENT_PERMISSION;
    }

    /** The verdict last given. */
    VerdictCode code() {
        return code;
    }

    /** What the verdict last given is about, if its code {@link VerdictCode#tells} of a key. */
    Finding finding() {
        return finding;
    }

    /** The position at which the verdict last given was judged. */
    long position() {
        return code == VerdictCode.MALFORMED ? keeper.applied() : finding.position();
    }
}
