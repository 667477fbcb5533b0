package io.keyledger.query.membership;

import io.keyledger.events.Actor;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.Role;
import io.keyledger.http.ProblemException;
import io.keyledger.query.reading.Snapshots;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Who may read what. Thread-safe. */
@Component
public class Readers {

    private final Memberships members;
    private final Snapshots snapshots;

    Readers(Memberships members, Snapshots snapshots) {
        this.members = members;
        this.snapshots = snapshots;
    }

    /**
     * The organization, if the actor may read its keys and their history.
     *
     * @param organization as it stands in the path
     * @param atLeast the position from which on memberships must be known
     * @throws ProblemException 403 for a member whose role does not allow it; 404 for everybody else, who cannot tell whether
     *     there is such an organization
     */
    public OrganizationId require(Actor actor, String organization, long atLeast) {
        OrganizationId id = organizationId(organization);
        Role role = role(actor, id, atLeast).orElseThrow(Readers::notFound);
        if (!role.readsKeys()) {
            throw insufficientRole();
        }
        return id;
    }

    /**
     * Returns if the actor operates the installation: its Owners do.
     *
     * @throws ProblemException 403 for another member of the installation, 404 for everybody else
     */
    public void requireOperator(Actor actor, long atLeast) {
        Role role = role(actor, OrganizationId.INSTALLATION, atLeast).orElseThrow(Readers::notFound);
        if (role != Role.OWNER) {
            throw insufficientRole();
        }
    }

    /** What is answered for whatever does not exist, or not for the one who asks. */
    public static ProblemException notFound() {
        return new ProblemException(HttpStatus.NOT_FOUND, "NOT_FOUND", "There is nothing here for you");
    }

    private static ProblemException insufficientRole() {
        return new ProblemException(
                HttpStatus.FORBIDDEN, "INSUFFICIENT_ROLE", "Your role in this organization does not allow this");
    }

    private Optional<Role> role(Actor actor, OrganizationId organization, long atLeast) {
        return snapshots
                .read(
                        MembershipProjection.NAME,
                        atLeast,
                        side -> members.findById(new MembershipId(
                                        side.text(),
                                        organization.text(),
                                        actor.subject().issuer(),
                                        actor.subject().subject()))
                                .map(Membership::role))
                .content();
    }

    private static OrganizationId organizationId(String text) {
        try {
            return new OrganizationId(text);
        } catch (IllegalArgumentException malformed) {
            throw notFound();
        }
    }
}
