package io.keyledger.query.validation;

import io.keyledger.events.OrganizationId;
import io.keyledger.events.Permission;
import io.keyledger.query.validation.Verdict.JudgedKey;
import java.security.Principal;

/** Whose key it is that asks for a verdict. */
record ValidatorCaller(String key) implements Principal {

    /** Only the installation's own keys may ask, and only those that can do nothing else. */
    static boolean mayAsk(JudgedKey key) {
        return key.organization().equals(OrganizationId.INSTALLATION) && key.permission() == Permission.READ;
    }

    @Override
    public String getName() {
        return key;
    }
}
