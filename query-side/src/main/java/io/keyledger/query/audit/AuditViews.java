package io.keyledger.query.audit;

import io.keyledger.events.SubjectId;
import io.keyledger.identity.PersonalContextVault;
import io.keyledger.identity.SealBroken;
import io.keyledger.query.audit.EntryView.By;
import io.keyledger.query.audit.EntryView.From;
import io.keyledger.query.audit.EntryView.Subject;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Makes entries readable; only here is a sealed context opened. Thread-safe. */
@Component
class AuditViews {

    private static final Logger log = LoggerFactory.getLogger(AuditViews.class);

    private final ObjectProvider<PersonalContextVault> vault;

    AuditViews(ObjectProvider<PersonalContextVault> vault) {
        this.vault = vault;
    }

    EntryView of(AuditEntry entry) {
        return new EntryView(
                entry.position,
                entry.eventId.toString(),
                entry.at,
                entry.organization,
                entry.keyId,
                entry.type,
                new By(entry.actorIssuer, entry.actorSubject, entry.actorKind, through(entry)),
                entry.correlationId,
                context(entry),
                entry.before,
                entry.after);
    }

    private static @Nullable Subject through(AuditEntry entry) {
        return entry.throughIssuer == null || entry.throughSubject == null
                ? null
                : new Subject(entry.throughIssuer, entry.throughSubject);
    }

    private @Nullable From context(AuditEntry entry) {
        PersonalContextVault opener = vault.getIfAvailable();
        if (entry.sealedContext == null || opener == null) {
            return null;
        }
        try {
            return opener.open(new SubjectId(entry.actorIssuer, entry.actorSubject), entry.sealedContext)
                    .map(context -> new From(context.sourceAddress(), context.userAgent()))
                    .orElse(null);
        } catch (SealBroken broken) {
            log.error("SECURITY: the sealed context at position {} was altered; it is left out", entry.position);
            return null;
        }
    }
}
