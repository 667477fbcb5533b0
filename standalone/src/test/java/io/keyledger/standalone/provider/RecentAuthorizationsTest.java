package io.keyledger.standalone.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AccessToken.TokenType;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

class RecentAuthorizationsTest {

    private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");
    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final OAuth2TokenType CODE = new OAuth2TokenType("code");
    private static final RegisteredClient CLIENT = RegisteredClient.withId("client")
            .clientId("client")
            .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
            .build();

    private Instant now = START;
    private final RecentAuthorizations recent = new RecentAuthorizations(3, clock());

    @Test
    void anAuthorizationIsFoundByItsIdAndByEachOfItsTokensAsWhatItIs() {
        recent.save(withCode("one"));
        assertThat(idByToken("code of one", CODE)).isEqualTo("one");
        assertThat(idByToken("code of one", null)).isEqualTo("one");
        assertThat(idByToken("code of one", OAuth2TokenType.ACCESS_TOKEN)).isNull();

        recent.save(withAccessToken("one"));
        assertThat(idByToken("code of one", CODE)).isNull();
        assertThat(idByToken("token of one", OAuth2TokenType.ACCESS_TOKEN)).isEqualTo("one");
        assertThat(idByToken("token of one", CODE)).isNull();
        assertThat(recent.findById("one")).isEqualTo(withAccessToken("one"));
        assertThat(recent.size()).isEqualTo(1);
    }

    @Test
    void whatHasExpiredIsNotFoundAndGoesWhenTheNextComes() {
        recent.save(withAccessToken("one"));
        now = START.plus(LIFETIME).minusMillis(1);
        assertThat(recent.findById("one")).isNotNull();

        now = START.plus(LIFETIME);
        assertThat(recent.findById("one")).isNull();
        assertThat(idByToken("token of one", OAuth2TokenType.ACCESS_TOKEN)).isNull();

        recent.save(withAccessToken("two"));
        assertThat(recent.size()).isEqualTo(1);
    }

    @Test
    void beyondTheBoundTheOldestGoes() {
        for (String id : new String[] {"one", "two", "three", "one", "four"}) {
            recent.save(withAccessToken(id));
        }
        assertThat(recent.size()).isEqualTo(3);
        assertThat(recent.findById("two")).isNull();
        assertThat(idByToken("token of two", OAuth2TokenType.ACCESS_TOKEN)).isNull();
        assertThat(recent.findById("one")).isNotNull();
        assertThat(recent.findById("four")).isNotNull();
    }

    @Test
    void whatIsRemovedIsGone() {
        recent.save(withCode("one"));
        recent.remove(withCode("one"));
        recent.remove(withCode("one"));
        assertThat(recent.findById("one")).isNull();
        assertThat(idByToken("code of one", CODE)).isNull();
    }

    private @Nullable String idByToken(String token, @Nullable OAuth2TokenType type) {
        OAuth2Authorization found = recent.findByToken(token, type);
        return found == null ? null : found.getId();
    }

    private static OAuth2Authorization withCode(String id) {
        return anAuthorization(id)
                .token(new OAuth2AuthorizationCode("code of " + id, START, START.plus(LIFETIME)))
                .build();
    }

    private static OAuth2Authorization withAccessToken(String id) {
        return anAuthorization(id)
                .accessToken(new OAuth2AccessToken(TokenType.BEARER, "token of " + id, START, START.plus(LIFETIME)))
                .build();
    }

    private static OAuth2Authorization.Builder anAuthorization(String id) {
        return OAuth2Authorization.withRegisteredClient(CLIENT)
                .id(id)
                .principalName("somebody")
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS);
    }

    private Clock clock() {
        InstantSource source = () -> now;
        return source.withZone(ZoneOffset.UTC);
    }
}
