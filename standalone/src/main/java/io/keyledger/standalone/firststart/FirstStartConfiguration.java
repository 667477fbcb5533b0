package io.keyledger.standalone.firststart;

import io.keyledger.eventstore.Decisions;
import io.keyledger.eventstore.database.Schema;
import io.keyledger.secrets.SecretDigester;
import io.keyledger.secrets.SecretGenerator;
import io.keyledger.standalone.data.DataDirectory;
import io.keyledger.standalone.firststart.Installation.Begun;
import io.keyledger.standalone.provider.Accounts;
import io.keyledger.standalone.provider.Clients;
import io.keyledger.standalone.provider.EmbeddedProvider;
import io.keyledger.standalone.provider.Issuer;
import java.net.InetAddress;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Runs the first start after event store and web server are there and before Keyledger is ready. */
@Configuration(proxyBeanMethods = false)
class FirstStartConfiguration {

    @Bean
    Schema installationSchema() {
        return new Schema("installation", "classpath:db/installation");
    }

    @Bean
    ListeningPort listeningPort(
            @Value("${server.port:8080}") int configured, @Value("${server.address:}") @Nullable InetAddress address) {
        return ListeningPort.of(configured, address);
    }

    /** Comes after Spring Boot's own customizer. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableWebServerFactory> listensOnThatPort(ListeningPort port) {
        return server -> server.setPort(port.number());
    }

    @Bean
    Installation installation(JdbcClient database) {
        return new Installation(database);
    }

    /** Only looked up or made up here; the first start writes it down. */
    @Bean
    Issuer issuer(
            Installation installation,
            ListeningPort port,
            @Value("${" + EmbeddedProvider.ISSUER_PROPERTY + ":}") String other,
            @Value("${keyledger.issuer:}") String embedded) {
        if (!other.isBlank()) {
            return new Issuer(other);
        }
        Optional<Begun> begun = installation.begun();
        if (begun.isEmpty()) {
            return new Issuer(embedded.isBlank() ? port.url() : embedded);
        }
        Issuer kept = begun.get().issuer();
        if (!begun.get().embedded()) {
            throw new OtherIssuerUnnamed(kept);
        }
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
            DataDirectory data,
            ObjectProvider<Consumer<FirstStartStep>> observer) {
        return new FirstStart(
                installation,
                owners,
                decisions,
                digester,
                data.path(),
                UUID::randomUUID,
                observer.getIfAvailable(() -> step -> {}));
    }

    @Bean
    FirstStartLifecycle firstStartLifecycle(FirstStart firstStart, DataDirectory data) {
        return new FirstStartLifecycle(firstStart, data.path());
    }
}
