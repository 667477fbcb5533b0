package io.keyledger.standalone.firststart;

import io.keyledger.standalone.StartRefused;

/** Another issuer is trusted, but nobody is named who is to own the new installation. */
final class FirstOwnerMissing extends StartRefused {

    private static final long serialVersionUID = 1L;

    FirstOwnerMissing(String issuer) {
        super("This first start trusts the issuer " + issuer
                + " and needs to know its owner: set keyledger.first-owner to the subject (sub) of that person there.");
    }
}
