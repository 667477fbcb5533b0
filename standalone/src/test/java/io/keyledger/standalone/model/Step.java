package io.keyledger.standalone.model;

import io.keyledger.events.Environment;
import io.keyledger.events.Permission;
import io.keyledger.events.RevocationReason;
import io.keyledger.events.Role;

/** One thing that happens, as data. Numbers choose among what there is by then, so that a step fits wherever it stands. */
sealed interface Step {

    /** Time passes and nothing else happens. */
    record Wait(Pause pause) implements Step {}

    /** The time keeper goes through what is due. */
    record KeepTime() implements Step {}

    /** Whoever asked last asks the same again. */
    record Again() implements Step {}

    /** All projections are rebuilt from the first fact on. */
    record Rebuild() implements Step {}

    /** A step that somebody takes. */
    sealed interface Deed extends Step {

        /** Who. */
        int by();
    }

    /**
     * Issues a key.
     *
     * @param request how its caller names it; 0 for not at all
     */
    record Issue(
            int by,
            int organization,
            int name,
            Permission permission,
            Environment environment,
            Lifetime lifetime,
            int request)
            implements Deed {}

    /** A step that somebody takes with a key. */
    sealed interface KeyDeed extends Deed {

        /** Which key. */
        Target target();

        @Override
        default int by() {
            return target().by();
        }
    }

    /**
     * Who does it with which key.
     *
     * @param elsewhere whether it is asked of another organization, which has no such key
     */
    record Target(int by, int key, boolean elsewhere) {}

    /**
     * Gives a key a new secret.
     *
     * @param request how its caller names it; 0 for not at all
     */
    record Rotate(Target target, Overlap overlap, boolean retirePrevious, int request) implements KeyDeed {}

    /**
     * Gives a key another name, another end, or both.
     *
     * @param name −1 to leave it
     */
    record Amend(Target target, int name, Lifetime lifetime) implements KeyDeed {}

    record Suspend(Target target) implements KeyDeed {}

    record Resume(Target target) implements KeyDeed {}

    record Retire(Target target) implements KeyDeed {}

    record Revoke(Target target, RevocationReason reason) implements KeyDeed {}

    /** A step that somebody takes with an organization. */
    sealed interface OrganizationDeed extends Deed {}

    record Register(int by, int name, int owner) implements OrganizationDeed {}

    record Rename(int by, int organization, int name) implements OrganizationDeed {}

    record SetPolicy(int by, int organization, Policy policy) implements OrganizationDeed {}

    /**
     * Lets somebody join.
     *
     * @param request how its caller names it; 0 for not at all
     */
    record Join(int by, int organization, int member, Role role, int request) implements OrganizationDeed {}

    record ChangeRole(int by, int organization, int member, Role role) implements OrganizationDeed {}

    record Remove(int by, int organization, int member) implements OrganizationDeed {}

    record Close(int by, int organization) implements OrganizationDeed {}
}
