package io.keyledger.standalone.provider;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Only where no issuer of one's own is named by {@code spring.security.oauth2.resourceserver.jwt.issuer-uri}. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Conditional(EmbeddedProvider.NoOtherIssuer.class)
public @interface EmbeddedProvider {

    /** The property that names another issuer and switches the embedded one off. */
    String ISSUER_PROPERTY = "spring.security.oauth2.resourceserver.jwt.issuer-uri";

    /** Looks at {@link #ISSUER_PROPERTY}. */
    final class NoOtherIssuer extends SpringBootCondition {

        @Override
        public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
            String issuer = context.getEnvironment().getProperty(ISSUER_PROPERTY, "");
            return new ConditionOutcome(
                    issuer.isBlank(),
                    ConditionMessage.of(issuer.isBlank() ? "no issuer is named" : "the issuer is " + issuer));
        }
    }
}
