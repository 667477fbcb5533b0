package io.keyledger.query.organization;

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
import io.keyledger.events.RotationPolicyChanged;
import io.keyledger.projection.Delivery;
import io.keyledger.projection.Projection;
import io.keyledger.projection.UnknownRow;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Keeps one row for each organization. */
@Component
class OrganizationsProjection implements Projection {

    static final String NAME = "organizations";

    private final ListedOrganizations organizations;
    private final EntityManager entities;

    OrganizationsProjection(ListedOrganizations organizations, EntityManager entities) {
        this.organizations = organizations;
        this.entities = entities;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> tables() {
        return List.of("query.organization");
    }

    @Override
    public void on(Fact fact, Delivery delivery) {
        switch (fact) {
            case OrganizationEvent event -> on(event, delivery);
            case KeyEvent nothingAboutIt -> {}
            case KeyNameEvent nothingAboutIt -> {}
        }
    }

    private void on(OrganizationEvent event, Delivery delivery) {
        switch (event) {
            case OrganizationRegistered registered -> {
                if (organizations
                        .findById(id(registered.organization(), delivery))
                        .isEmpty()) {
                    entities.persist(new ListedOrganization(registered, delivery));
                }
            }
            case OrganizationRenamed renamed -> change(renamed, delivery, row -> row.rename(renamed));
            case OrganizationClosed closed -> change(closed, delivery, row -> row.close(closed));
            case RotationPolicyChanged changed -> change(changed, delivery, row -> row.rotateBy(changed.policy()));
            case MemberJoined nothingAboutIt -> {}
            case MemberRoleChanged nothingAboutIt -> {}
            case MemberLeft nothingAboutIt -> {}
        }
    }

    private void change(OrganizationEvent event, Delivery delivery, Consumer<ListedOrganization> change) {
        ListedOrganization row = organizations
                .findById(id(event.organization(), delivery))
                .orElseThrow(() -> new UnknownRow(event.organization().text()));
        if (row.reaches(delivery.position())) {
            change.accept(row);
        }
    }

    private static ListedOrganizationId id(OrganizationId organization, Delivery delivery) {
        return new ListedOrganizationId(delivery.side().text(), organization.text());
    }
}
