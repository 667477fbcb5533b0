package io.keyledger.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.keyledger.events.Actor;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Decodes tokens from keys at hand, under the rules of this module, as an installation with its own issuer does. */
@SpringBootConfiguration
@EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
@Import(TestApplication.Asking.class)
class TestApplication {

    record Who(
            String issuer,
            String subject,
            Actor.Kind kind,
            @Nullable String through) {

        static Who of(Actor actor) {
            return new Who(
                    actor.subject().issuer(),
                    actor.subject().subject(),
                    actor.kind(),
                    actor.through() == null ? null : actor.through().toString());
        }
    }

    @Bean
    Clock clock() {
        return Clock.fixed(TestIssuer.NOW, ZoneOffset.UTC);
    }

    @Bean
    TestIssuer issuer() throws JOSEException {
        return new TestIssuer();
    }

    @Bean
    JwtDecoder decoder(TestIssuer issuer, AccessTokens rules) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier((type, context) -> {});
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                rules.algorithms().stream()
                        .map(algorithm -> JWSAlgorithm.parse(algorithm.getName()))
                        .collect(Collectors.toSet()),
                new ImmutableJWKSet<>(issuer.published())));
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(rules.validator(TestIssuer.ISSUER));
        return decoder;
    }

    @Bean
    PublicPaths verification() {
        return new PublicPaths(List.of("/v1/keys/verify", "/v1/nobody"));
    }

    @RestController
    static class Asking {

        @GetMapping("/v1/me")
        Who me(Actor actor) {
            return Who.of(actor);
        }

        @PostMapping("/v1/me")
        Who post(Actor actor) {
            return Who.of(actor);
        }

        @GetMapping("/v1/later")
        CompletableFuture<Who> later(Actor actor) {
            return CompletableFuture.supplyAsync(() -> Who.of(actor));
        }

        @GetMapping("/v1/nobody")
        Who nobody(Actor actor) {
            return Who.of(actor);
        }

        @PostMapping("/v1/keys/verify")
        String verify() {
            return "looked at by itself";
        }

        @GetMapping("/v1/forbidden")
        String forbidden() {
            throw new AccessDeniedException("inside");
        }
    }
}
