package io.keyledger.query.validation;

import io.keyledger.events.OrganizationId;
import io.keyledger.events.Permission;
import io.keyledger.events.Role;
import io.keyledger.http.testing.BodyFuzz;
import io.keyledger.http.testing.BodyRoute;
import io.keyledger.query.testing.Installation;
import java.net.URI;
import java.util.List;

/** Every route of the answering side that takes a body or by its method could. */
final class StrangeBodies implements BodyFuzz.Server {

    private static final Installation INSTALLATION = Installation.shared();
    private static final String KEY = INSTALLATION
            .facts()
            .issue(INSTALLATION.facts().register(), Permission.READ)
            .secret()
            .reveal();

    /** In the order in which the seeds of the fuzzing name them: add at the end. */
    static final List<BodyRoute> ROUTES = List.of(
            new BodyRoute("POST /v1/keys/verify", "{\"key\": \"" + KEY + "\", \"permission\": \"READ\"}"),
            new BodyRoute("POST /v1/projections/{name}/rebuild", "{}"),
            new BodyRoute(
                    "POST /v1/keys/verify-batch",
                    "{\"keys\": [{\"key\": \"" + KEY + "\", \"permission\": \"READ\"}, {\"key\": \"\"}]}"));

    static final BodyFuzz FUZZ = new BodyFuzz(ROUTES);

    static {
        INSTALLATION.facts().join(OrganizationId.INSTALLATION, "rebuilder", Role.OWNER);
    }

    @Override
    public URI at(BodyRoute route) {
        return URI.create("http://127.0.0.1:" + INSTALLATION.client().port()
                + route.pattern().replace("{name}", "no-such-projection"));
    }

    @Override
    public String bearer(BodyRoute route) {
        return route.pattern().startsWith("/v1/keys/verify") ? INSTALLATION.validatorKey() : "rebuilder";
    }

    @Override
    public void answered(boolean carriedOut) {}
}
