package io.keyledger.standalone.firststart;

import io.keyledger.events.Actor;
import io.keyledger.events.Environment;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.SubjectId;
import io.keyledger.secrets.SecretGenerator;
import io.keyledger.standalone.provider.Issuer;
import java.util.List;

/** A subject of another issuer, named by {@code keyledger.first-owner}. */
final class NamedOwner implements Owners {

    private final SubjectId owner;
    private final SecretGenerator secrets;

    NamedOwner(Issuer issuer, String subject, SecretGenerator secrets) {
        this.owner = new SubjectId(issuer.uri(), subject);
        this.secrets = secrets;
    }

    @Override
    public InitialCredentials fresh(OrganizationId organization) {
        return new InitialCredentials(
                named().issuer(),
                null,
                null,
                null,
                null,
                organization.text(),
                secrets.generate(Environment.LIVE).reveal());
    }

    @Override
    public boolean fit(InitialCredentials credentials) {
        return !credentials.areEmbedded() && credentials.issuer().equals(owner.issuer());
    }

    @Override
    public List<SubjectId> admit(InitialCredentials credentials) {
        return List.of(named());
    }

    @Override
    public Actor first(InitialCredentials credentials) {
        return Actor.person(owner);
    }

    private SubjectId named() {
        if (owner.subject().isBlank()) {
            throw new FirstOwnerMissing(owner.issuer());
        }
        return owner;
    }
}
