package io.keyledger.standalone.firststart;

import io.keyledger.standalone.StartRefused;
import io.keyledger.standalone.provider.EmbeddedProvider;
import io.keyledger.standalone.provider.Issuer;

/** The members belong to another issuer, in whose name the embedded provider must never speak. */
final class OtherIssuerUnnamed extends StartRefused {

    private static final long serialVersionUID = 1L;

    OtherIssuerUnnamed(Issuer other) {
        super("This installation's members belong to the issuer " + other.uri() + ": name it with "
                + EmbeddedProvider.ISSUER_PROPERTY + ".");
    }
}
