package io.keyledger.query.membership;

import io.keyledger.events.Fact;
import io.keyledger.events.KeyEvent;
import io.keyledger.events.KeyNameEvent;
import io.keyledger.events.MemberJoined;
import io.keyledger.events.MemberLeft;
import io.keyledger.events.MemberRoleChanged;
import io.keyledger.events.OrganizationClosed;
import io.keyledger.events.OrganizationEvent;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.OrganizationRegistered;
import io.keyledger.events.OrganizationRenamed;
import io.keyledger.events.Role;
import io.keyledger.events.RotationPolicyChanged;
import io.keyledger.events.SubjectId;
import io.keyledger.projection.Delivery;
import io.keyledger.projection.Projection;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps one row for each member of each organization. */
@Component
class MembershipProjection implements Projection {

    static final String NAME = "membership";

    private final Memberships members;
    private final EntityManager entities;

    MembershipProjection(Memberships members, EntityManager entities) {
        this.members = members;
        this.entities = entities;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> tables() {
        return List.of("query.membership");
    }

    @Override
    public void on(Fact fact, Delivery delivery) {
        switch (fact) {
            case OrganizationEvent event -> on(event, delivery);
            case KeyEvent nothingAboutMembers -> {}
            case KeyNameEvent nothingAboutMembers -> {}
        }
    }

    private void on(OrganizationEvent event, Delivery delivery) {
        switch (event) {
            case MemberJoined joined -> holds(joined.organization(), joined.member(), joined.role(), delivery);
            case MemberRoleChanged changed -> holds(changed.organization(), changed.member(), changed.role(), delivery);
            case MemberLeft left -> holds(left.organization(), left.member(), null, delivery);
            case OrganizationRegistered nobodyYet -> {}
            case OrganizationRenamed nothingAboutMembers -> {}
            case OrganizationClosed nothingAboutMembers -> {}
            case RotationPolicyChanged nothingAboutMembers -> {}
        }
    }

    /** Whoever left keeps a row without a role, so that an older fact that comes again changes nothing. */
    private void holds(OrganizationId organization, SubjectId member, @Nullable Role role, Delivery delivery) {
        MembershipId id =
                new MembershipId(delivery.side().text(), organization.text(), member.issuer(), member.subject());
        members.findById(id)
                .ifPresentOrElse(
                        known -> known.hold(role, delivery.position()),
                        () -> entities.persist(new Membership(id, role, delivery.position())));
    }
}
