package io.keyledger.standalone.firststart;

import static java.util.Objects.requireNonNull;

import io.keyledger.events.Actor;
import io.keyledger.events.Environment;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.SubjectId;
import io.keyledger.secrets.SecretGenerator;
import io.keyledger.standalone.provider.Accounts;
import io.keyledger.standalone.provider.Clients;
import io.keyledger.standalone.provider.Issuer;
import java.util.Base64;
import java.util.List;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.crypto.keygen.StringKeyGenerator;

/** A person and a program at the embedded provider. */
final class EmbeddedOwners implements Owners {

    private static final int BYTES = 32;

    private final Issuer issuer;
    private final Accounts accounts;
    private final Clients clients;
    private final SecretGenerator secrets;
    private final StringKeyGenerator passwords =
            new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), BYTES);

    EmbeddedOwners(Issuer issuer, Accounts accounts, Clients clients, SecretGenerator secrets) {
        this.issuer = issuer;
        this.accounts = accounts;
        this.clients = clients;
        this.secrets = secrets;
    }

    @Override
    public InitialCredentials fresh(OrganizationId organization) {
        return new InitialCredentials(
                issuer.uri(),
                "keyledger-first-client",
                passwords.generateKey(),
                "owner",
                passwords.generateKey(),
                organization.text(),
                secrets.generate(Environment.LIVE).reveal());
    }

    @Override
    public boolean fit(InitialCredentials credentials) {
        return credentials.areEmbedded() && credentials.issuer().equals(issuer.uri());
    }

    @Override
    public List<SubjectId> admit(InitialCredentials credentials) {
        clients.register(clientId(credentials), "First client", requireNonNull(credentials.clientSecret()));
        String owner =
                accounts.open(requireNonNull(credentials.ownerUsername()), requireNonNull(credentials.ownerPassword()));
        return List.of(new SubjectId(issuer.uri(), owner), client(credentials));
    }

    @Override
    public Actor first(InitialCredentials credentials) {
        return Actor.system(client(credentials));
    }

    private SubjectId client(InitialCredentials credentials) {
        return new SubjectId(issuer.uri(), clientId(credentials));
    }

    private static String clientId(InitialCredentials credentials) {
        return requireNonNull(credentials.clientId());
    }
}
