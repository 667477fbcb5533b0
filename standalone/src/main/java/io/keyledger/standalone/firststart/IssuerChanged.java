package io.keyledger.standalone.firststart;

import io.keyledger.standalone.StartRefused;
import io.keyledger.standalone.provider.Issuer;

/** The settings name another embedded issuer than the one all members of this installation belong to. */
final class IssuerChanged extends StartRefused {

    private static final long serialVersionUID = 1L;

    IssuerChanged(Issuer kept, String wanted) {
        super("This installation's embedded issuer is " + kept.uri()
                + " and its members belong to it, so it cannot become " + wanted
                + ": remove keyledger.issuer, or set it to the former.");
    }
}
