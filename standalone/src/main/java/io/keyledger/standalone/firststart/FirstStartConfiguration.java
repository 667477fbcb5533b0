package io.keyledger.standalone.firststart;

import io.keyledger.events.OrganizationId;
import io.keyledger.eventstore.Decisions;
import io.keyledger.eventstore.database.Schema;
import io.keyledger.secrets.SecretDigester;
import io.keyledger.secrets.SecretGenerator;
import io.keyledger.standalone.data.DataDirectory;
import io.keyledger.standalone.provider.Accounts;
import io.keyledger.standalone.provider.Clients;
import io.keyledger.standalone.provider.EmbeddedProvider;
import io.keyledger.standalone.provider.Issuer;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Runs the first start after the event store is there and before the first request is. */
@Configuration(proxyBeanMethods = false)
class FirstStartConfiguration {

    @Bean
    Schema installationSchema() {
        return new Schema("installation", "classpath:db/installation");
    }

    @Bean
    Installation installation(
            JdbcClient database,
            @Value("${" + EmbeddedProvider.ISSUER_PROPERTY + ":}") String other,
            @Value("${keyledger.issuer:}") String embedded,
            @Value("${server.port:8080}") int port) {
        Installation installation = new Installation(database);
        String first = !other.isBlank() ? other : !embedded.isBlank() ? embedded : "http://localhost:" + port;
        installation.begin(new Issuer(first), OrganizationId.of(UUID.randomUUID()));
        return installation;
    }

    @Bean
    Issuer issuer(
            Installation installation,
            @Value("${" + EmbeddedProvider.ISSUER_PROPERTY + ":}") String other,
            @Value("${keyledger.issuer:}") String embedded) {
        if (!other.isBlank()) {
            return new Issuer(other);
        }
        Issuer kept = installation.issuer();
        if (!embedded.isBlank() && !embedded.equals(kept.uri())) {
            throw new IssuerChanged(kept, embedded);
        }
        return kept;
    }

    @Bean
    @EmbeddedProvider
    Owners embeddedOwners(Issuer issuer, Accounts accounts, Clients clients, SecretGenerator secrets) {
        return new EmbeddedOwners(issuer, accounts, clients, secrets);
    }

    @Bean
    @ConditionalOnMissingBean(Owners.class)
    Owners namedOwner(Issuer issuer, @Value("${keyledger.first-owner:}") String subject, SecretGenerator secrets) {
        return new NamedOwner(issuer, subject, secrets);
    }

    @Bean
    FirstStart firstStart(
            Installation installation,
            Owners owners,
            Decisions decisions,
            SecretDigester digester,
            DataDirectory data) {
        return new FirstStart(installation, owners, decisions, digester, data.path());
    }

    @Bean
    FirstStartLifecycle firstStartLifecycle(FirstStart firstStart, DataDirectory data) {
        return new FirstStartLifecycle(firstStart, data.path());
    }
}
