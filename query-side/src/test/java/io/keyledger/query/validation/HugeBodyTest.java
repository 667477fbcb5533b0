package io.keyledger.query.validation;

import io.keyledger.http.testing.HugeBodies;
import io.keyledger.query.testing.Installation;

class HugeBodyTest implements HugeBodies {

    private final Installation installation = Installation.shared();

    @Override
    public int port() {
        return installation.client().port();
    }

    @Override
    public String path() {
        return "/v1/keys/verify";
    }

    @Override
    public String bearer() {
        return installation.validatorKey();
    }
}
