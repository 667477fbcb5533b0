package io.keyledger.command.api;

import static io.keyledger.command.testing.TestIssuer.subject;
import static io.keyledger.command.testing.TestIssuer.token;

import io.keyledger.command.testing.CommandSideTest;
import io.keyledger.events.OrganizationId;
import io.keyledger.http.MemberIds;
import io.keyledger.http.testing.BodyFuzz;
import io.keyledger.http.testing.BodyRoute;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every route of the deciding side that takes a body, asked about a key that nothing has happened to yet. */
abstract class StrangeBodies extends CommandSideTest implements BodyFuzz.Server {

    private static final String ORGANIZATION = "/v1/organizations/{organizationId}";
    private static final String KEY = ORGANIZATION + "/keys/{keyId}";

    /** In the order in which the seeds of the fuzzing name them: add at the end. */
    static final List<BodyRoute> ROUTES = List.of(
            new BodyRoute("POST /v1/organizations", """
                    {"name": "Example", "owners": [{"issuer": "https://issuer.example", "subject": "founder"}]}"""),
            new BodyRoute("PATCH " + ORGANIZATION, """
                    {"name": "Example Ltd"}"""),
            new BodyRoute("POST " + ORGANIZATION + "/closure", """
                    {"comment": "contract ended"}"""),
            new BodyRoute("PUT " + ORGANIZATION + "/rotation-policy", """
                    {"maximumSecretAge": "P90D", "defaultOverlap": "PT24H", "maximumOverlap": "P30D"}"""),
            new BodyRoute("POST " + ORGANIZATION + "/members", """
                    {"issuer": "https://issuer.example", "subject": "newcomer", "role": "ADMIN"}"""),
            new BodyRoute("PATCH " + ORGANIZATION + "/members/{memberId}", """
                    {"role": "MEMBER"}"""),
            new BodyRoute("POST " + ORGANIZATION + "/keys", """
                    {"name": "b", "permission": "READ", "environment": "live", "expiresAt": "2027-01-31T12:00:00Z"}"""),
            new BodyRoute("PATCH " + KEY, """
                    {"name": "renamed", "expiresAt": "2027-01-31T12:00:00Z"}"""),
            new BodyRoute("POST " + KEY + "/rotation", """
                    {"overlap": "PT1H", "retirePreviousSecret": true}"""),
            new BodyRoute("POST " + KEY + "/revocation", """
                    {"reason": "KEY_COMPROMISE", "comment": "seen in a log"}"""),
            new BodyRoute("POST " + KEY + "/suspension", """
                    {"comment": "until we know more"}"""),
            new BodyRoute("POST " + ORGANIZATION + "/revocation", """
                    {"reason": "KEY_COMPROMISE", "comment": "laptop stolen", "all": false, "keys": {"permission": "READ"}}"""));

    static final BodyFuzz FUZZ = new BodyFuzz(ROUTES);

    private static final String OPERATOR_TOKEN = token("operator");
    private static final String OWNER_TOKEN = token("owner");

    /** What a request is about, for as long as everything is refused. */
    private static @Nullable Subject subject;

    private record Subject(OrganizationId organization, String keyId) {}

    @Override
    public URI at(BodyRoute route) {
        Subject about = subject == null ? aSubject() : subject;
        subject = about;
        return URI.create("http://127.0.0.1:" + port()
                + route.pattern()
                        .replace("{organizationId}", about.organization().text())
                        .replace("{keyId}", about.keyId())
                        .replace("{memberId}", MemberIds.of(subject("auditor"))));
    }

    private Subject aSubject() {
        OrganizationId organization = anOrganization();
        return new Subject(organization, issue(organization, "billing").field("keyId"));
    }

    @Override
    public String bearer(BodyRoute route) {
        return route.pattern().equals("/v1/organizations") ? OPERATOR_TOKEN : OWNER_TOKEN;
    }

    @Override
    public void answered(boolean carriedOut) {
        if (carriedOut) {
            subject = null;
        }
    }
}
