package io.keyledger.eventstore.testing;

import io.keyledger.events.OrganizationId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The installation and its first Owner, in a store that is empty: over HTTP only an operator can name one. */
public final class FirstOwner {

    /** Its id at the identity provider. */
    public static final String SUBJECT = "owner";

    private FirstOwner() {}

    /**
     * Writes the two facts.
     *
     * @param issuer the identity provider that knows the Owner
     */
    public static void name(String issuer, Connection superuser) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute("""
                    insert into eventstore.event
                    select i, gen_random_uuid(), '%1$s', 'Organization', i, type, '1', now(), (payload::jsonb || '{
                        "organization": "%1$s", "at": "2026-11-23T12:00:00Z",
                        "by": {"subject": {"issuer": "keyledger", "subject": "setup"}, "kind": "SYSTEM", "through": null}
                    }')::json, '{}'
                    from (values
                        (0, 'keyledger.OrganizationRegistered', '{"name": "Installation"}'),
                        (1, 'keyledger.MemberJoined',
                            '{"member": {"issuer": "%2$s", "subject": "%3$s"}, "role": "OWNER"}')
                    ) as fact (i, type, payload)""".formatted(OrganizationId.INSTALLATION, issuer, SUBJECT));
        }
    }
}
