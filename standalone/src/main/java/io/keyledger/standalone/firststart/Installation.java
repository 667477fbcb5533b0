package io.keyledger.standalone.firststart;

import io.keyledger.standalone.provider.Issuer;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an installation remembers of its first start: its issuer, its first organization, and whether it is done. */
final class Installation {

    /** @param embedded whether the issuer is our own provider */
    record Begun(Issuer issuer, boolean embedded, String organizationId, boolean complete) {}

    private final JdbcClient database;

    Installation(JdbcClient database) {
        this.database = database;
    }

    /** Empty until a first start has fixed it; then the same for ever but for being complete. */
    Optional<Begun> begun() {
        return database.sql("select issuer, embedded, organization_id, completed_at is not null as complete"
                        + " from installation.installation")
                .query((row, number) -> new Begun(
                        new Issuer(row.getString("issuer")),
                        row.getBoolean("embedded"),
                        row.getString("organization_id"),
                        row.getBoolean("complete")))
                .optional();
    }

    /** Fixes the issuer and the first organization; fails if they are fixed already. */
    void begin(InitialCredentials credentials) {
        database.sql("insert into installation.installation (issuer, embedded, organization_id)"
                        + " values (:issuer, :embedded, :organization)")
                .param("issuer", credentials.issuer())
                .param("embedded", credentials.areEmbedded())
                .param("organization", credentials.organizationId())
                .update();
    }

    void complete() {
        database.sql("update installation.installation set completed_at = now() where completed_at is null")
                .update();
    }
}
