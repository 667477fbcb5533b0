package io.keyledger.standalone.firststart;

import io.keyledger.events.OrganizationId;
import io.keyledger.standalone.provider.Issuer;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an installation remembers of its first start: its issuer, its first organization, and whether it is done. */
final class Installation {

    private final JdbcClient database;

    Installation(JdbcClient database) {
        this.database = database;
    }

    /** Takes these as the installation's own unless it has its own already. */
    void begin(Issuer issuer, OrganizationId organization) {
        database.sql("insert into installation.installation (issuer, organization_id) values (?, ?)"
                        + " on conflict (only_row) do nothing")
                .params(List.of(issuer.uri(), organization.text()))
                .update();
    }

    Issuer issuer() {
        return new Issuer(text("issuer"));
    }

    OrganizationId organization() {
        return new OrganizationId(text("organization_id"));
    }

    private String text(String column) {
        return database.sql("select " + column + " from installation.installation")
                .query(String.class)
                .single();
    }

    boolean isComplete() {
        return database.sql("select completed_at is not null from installation.installation")
                .query(Boolean.class)
                .single();
    }

    void complete() {
        database.sql("update installation.installation set completed_at = now() where completed_at is null")
                .update();
    }
}
