package io.keyledger.command.organization;

import io.keyledger.events.SubjectId;
import io.keyledger.eventstore.Decisions;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Wires the first Owner where {@code keyledger.installation.first-owner} names one, by his {@code sub} at the issuer. For the deciding side as an
 * application of its own: {@code standalone} begins an installation in its own way.
 */
@Configuration
@ConditionalOnProperty("keyledger.installation.first-owner")
class FirstOwnerConfiguration {

    @Bean
    FirstOwner firstOwner(
            Decisions decisions,
            @Value("${keyledger.installation.first-owner}") String subject,
            @Value("${spring.security.oauth2.resourceserver.jwt.issuer-uri}") String issuer) {
        return new FirstOwner(decisions, new SubjectId(issuer, subject));
    }
}
