package io.keyledger.query.membership;

import io.keyledger.events.Fact;
import io.keyledger.events.KeyEvent;
import io.keyledger.events.KeyNameEvent;
import io.keyledger.events.MemberJoined;
import io.keyledger.events.OrganizationEvent;
import io.keyledger.events.OrganizationRegistered;
import io.keyledger.query.projection.Delivery;
import io.keyledger.query.projection.Projection;
import jakarta.persistence.EntityManager;
import java.util.List;
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
            case OrganizationRegistered nobodyYet -> {}
            case MemberJoined joined ->
                members.findById(new MembershipId(
                                delivery.side().text(),
                                joined.organization().text(),
                                joined.member().issuer(),
                                joined.member().subject()))
                        .ifPresentOrElse(
                                member -> member.rejoin(joined, delivery.position()),
                                () -> entities.persist(new Membership(joined, delivery)));
        }
    }
}
