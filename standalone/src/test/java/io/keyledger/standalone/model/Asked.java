package io.keyledger.standalone.model;

import io.keyledger.events.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for something to be done with which key.
 *
 * @param organization of which it is asked, whether or not the key is its own
 */
record Asked(Actor by, ModelOrganization organization, ModelKey key) {

    static Asked of(World world, Step.KeyDeed step, ModelKey key) {
        int own = world.organizations.indexOf(key.organization);
        return new Asked(
                world.person(step.by()), world.organization(step.target().elsewhere() ? own + 1 : own), key);
    }

    String path() {
        return "/v1/organizations/" + organization.id + "/keys/" + key.id;
    }

    /** Why this person may not change the key; null if he may. */
    @Nullable
    String refusesChange() {
        return Request.first(organization.refusesManager(by), organization.refusesChange(), unknown());
    }

    /** Why this person may not end the key, which stays possible in a closed organization; null if he may. */
    @Nullable
    String refusesEnd() {
        return Request.first(organization.refusesManager(by), unknown());
    }

    private @Nullable String unknown() {
        return organization == key.organization ? null : "NOT_FOUND";
    }
}
