package io.keyledger.standalone.firststart;

import io.keyledger.events.Actor;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.SubjectId;
import java.util.List;

/** Who is to own a new installation. */
interface Owners {

    /** Credentials that nobody has had before. */
    InitialCredentials fresh(OrganizationId organization);

    /** Whether credentials found in a file are such as these Owners would get, at this very issuer. */
    boolean fit(InitialCredentials credentials);

    /** Makes the credentials valid at the identity provider; the subjects that become Owners. */
    List<SubjectId> admit(InitialCredentials credentials);

    /** The Owner in whose name the first facts are written. */
    Actor first(InitialCredentials credentials);
}
