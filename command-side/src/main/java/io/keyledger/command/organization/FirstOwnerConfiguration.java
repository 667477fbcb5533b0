package io.keyledger.command.organization;

import io.keyledger.events.SubjectId;
import io.keyledger.eventstore.Decisions;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/**
 * Wires the first Owner where {@code keyledger.first-owner} names one, by his {@code sub} at the issuer. For the deciding side as an
 * application of its own: {@code standalone} begins an installation in its own way.
 */
public class FirstOwnerConfiguration {

    @Bean
    @ConditionalOnProperty("keyledger.first-owner")
    FirstOwner firstOwner(
            Decisions decisions,
            @Value("${keyledger.first-owner}") String subject,
            @Value("${spring.security.oauth2.resourceserver.jwt.issuer-uri}") String issuer) {
        return new FirstOwner(decisions, new SubjectId(issuer, subject));
    }
}
