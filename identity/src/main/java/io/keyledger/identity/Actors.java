package io.keyledger.identity;

import static java.util.Objects.requireNonNull;

import io.keyledger.events.Actor;
import io.keyledger.events.SubjectId;
import java.util.Objects;
import java.util.Set;
import org.springframework.security.oauth2.jwt.Jwt;

/** Reads from an access token who is asking. */
public final class Actors {

    private static final Set<String> CLIENT_CREDENTIALS = Set.of("client-credentials", "client_credentials");

    private Actors() {}

    /**
     * The actor that a validated token names: subject {@code (iss, sub)}, and in {@code through} the outermost {@code act}.
     *
     * <p>It is a system if the token was given to a program for itself (RFC 6749 section 4.4), that is, if {@code sub} is the
     * token's own {@code client_id} (RFC 9068 section 2.2) or {@code azp}, or if {@code gty} or {@code grant_type} says client
     * credentials. Otherwise it is a person. An issuer that gives programs a {@code sub} of another text and neither of the
     * two claims has them shown as persons.
     *
     * @throws IllegalArgumentException if {@code act} is there and names no subject
     */
    public static Actor of(Jwt token) {
        String issuer = requireNonNull(token.getClaimAsString("iss"), "iss");
        SubjectId subject = new SubjectId(issuer, requireNonNull(token.getSubject(), "sub"));
        Actor.Kind kind = isOfAProgram(token) ? Actor.Kind.SYSTEM : Actor.Kind.PERSON;
        return new Actor(subject, kind, ActClaim.outermost(token.getClaims().get("act"), issuer));
    }

    private static boolean isOfAProgram(Jwt token) {
        return Objects.equals(token.getSubject(), token.getClaims().get("client_id"))
                || Objects.equals(token.getSubject(), token.getClaims().get("azp"))
                || isClientCredentials(token, "gty")
                || isClientCredentials(token, "grant_type");
    }

    private static boolean isClientCredentials(Jwt token, String claim) {
        return token.getClaims().get(claim) instanceof String grant && CLIENT_CREDENTIALS.contains(grant);
    }
}
