package io.keyledger.standalone.firststart;

import io.keyledger.command.key.IssueKey;
import io.keyledger.command.naming.Name;
import io.keyledger.command.organization.RegisterOrganization;
import io.keyledger.events.Actor;
import io.keyledger.events.KeyId;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.Permission;
import io.keyledger.events.SecretDigest;
import io.keyledger.events.SubjectId;
import io.keyledger.eventstore.Context;
import io.keyledger.eventstore.Decisions;
import io.keyledger.secrets.SecretDigester;
import io.keyledger.secrets.SecretText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Makes an installation usable: its own organization, the first customer organization, their Owners and a key for
 * validators. Every step may be repeated, and the plain text is on disk before anything depends on it, so that a first
 * start that was cut short goes on where it was.
 */
final class FirstStart {

    private static final Name INSTALLATION = new Name("Installation");
    private static final Name FIRST_ORGANIZATION = new Name("First organization");
    private static final Name VALIDATOR_KEY = new Name("validator");
    private static final Map<String, String> CONTEXT = Map.of(Context.CORRELATION_ID, "first-start");

    private final Installation installation;
    private final Owners owners;
    private final Decisions decisions;
    private final SecretDigester digester;
    private final Path file;

    FirstStart(Installation installation, Owners owners, Decisions decisions, SecretDigester digester, Path data) {
        this.installation = installation;
        this.owners = owners;
        this.decisions = decisions;
        this.digester = digester;
        this.file = InitialCredentials.in(data);
    }

    /** Does what is still to be done; true if this was the first start. */
    boolean run() {
        if (installation.isComplete()) {
            return false;
        }
        InitialCredentials credentials = InitialCredentials.read(file).orElseGet(() -> {
            InitialCredentials fresh = owners.fresh(installation.organization());
            fresh.write(file);
            return fresh;
        });
        List<SubjectId> subjects = owners.admit(credentials);
        Actor first = owners.first(credentials);

        register(OrganizationId.INSTALLATION, INSTALLATION, subjects, first);
        register(new OrganizationId(credentials.organizationId()), FIRST_ORGANIZATION, subjects, first);
        issueValidatorKey(credentials, first);
        installation.complete();
        return true;
    }

    private void register(OrganizationId organization, Name name, List<SubjectId> subjects, Actor by) {
        decisions.decide(new RegisterOrganization(organization, name, subjects, by), CONTEXT);
    }

    private void issueValidatorKey(InitialCredentials credentials, Actor by) {
        SecretText secret = SecretText.parse(credentials.validatorKey())
                .orElseThrow(() -> new IllegalStateException("The validator key in " + file + " is damaged"));
        SecretDigest digest = digester.digest(secret);
        UUID sameEachTime = UUID.nameUUIDFromBytes(digest.hex().getBytes(StandardCharsets.US_ASCII));
        decisions.decide(
                new IssueKey(
                        KeyId.of(sameEachTime),
                        OrganizationId.INSTALLATION,
                        VALIDATOR_KEY,
                        Permission.READ,
                        secret.environment(),
                        secret.prefix(),
                        digest,
                        null,
                        null,
                        by),
                CONTEXT);
    }
}
