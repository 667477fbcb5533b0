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
import io.keyledger.standalone.firststart.Installation.Begun;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

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
    private final Supplier<UUID> ids;
    private final Consumer<FirstStartStep> observer;

    /**
     * @param ids makes the first organization's
     * @param observer told each step as it has been taken; the tests end the process there
     */
    FirstStart(
            Installation installation,
            Owners owners,
            Decisions decisions,
            SecretDigester digester,
            Path data,
            Supplier<UUID> ids,
            Consumer<FirstStartStep> observer) {
        this.installation = installation;
        this.owners = owners;
        this.decisions = decisions;
        this.digester = digester;
        this.file = InitialCredentials.in(data);
        this.ids = ids;
        this.observer = observer;
    }

    /** Does what is still to be done; true if this start completed the first one. */
    boolean run() {
        Optional<Begun> begun = installation.begun();
        if (begun.filter(Begun::complete).isPresent()) {
            return false;
        }
        InitialCredentials credentials = begun.map(this::kept).orElseGet(this::begin);
        List<SubjectId> subjects = owners.admit(credentials);
        Actor first = owners.first(credentials);
        observer.accept(FirstStartStep.OWNERS_ADMITTED);

        register(OrganizationId.INSTALLATION, INSTALLATION, subjects, first);
        observer.accept(FirstStartStep.INSTALLATION_REGISTERED);
        register(new OrganizationId(credentials.organizationId()), FIRST_ORGANIZATION, subjects, first);
        observer.accept(FirstStartStep.ORGANIZATION_REGISTERED);
        issueValidatorKey(credentials, first);
        observer.accept(FirstStartStep.VALIDATOR_KEY_ISSUED);
        installation.complete();
        observer.accept(FirstStartStep.COMPLETED);
        return true;
    }

    /** Nothing depends yet on credentials that an earlier start left, so those of another issuer may be replaced. */
    private InitialCredentials begin() {
        InitialCredentials credentials =
                InitialCredentials.read(file).filter(owners::fit).orElseGet(this::written);
        observer.accept(FirstStartStep.CREDENTIALS_WRITTEN);
        installation.begin(credentials);
        observer.accept(FirstStartStep.ISSUER_FIXED);
        return credentials;
    }

    private InitialCredentials written() {
        InitialCredentials fresh = owners.fresh(OrganizationId.of(ids.get()));
        fresh.write(file);
        return fresh;
    }

    private InitialCredentials kept(Begun begun) {
        InitialCredentials kept =
                InitialCredentials.read(file).orElseThrow(() -> FirstStartRefused.credentialsGone(file));
        if (!owners.fit(kept)) {
            throw FirstStartRefused.begunOtherwise(begun.issuer());
        }
        return kept;
    }

    private void register(OrganizationId organization, Name name, List<SubjectId> subjects, Actor by) {
        decisions.decide(new RegisterOrganization(organization, name, subjects, by), CONTEXT);
    }

    private void issueValidatorKey(InitialCredentials credentials, Actor by) {
        SecretText secret = SecretText.parse(credentials.validatorKey())
                .orElseThrow(() -> FirstStartRefused.credentialsDamaged(file));
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
