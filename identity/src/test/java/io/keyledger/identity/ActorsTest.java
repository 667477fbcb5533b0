package io.keyledger.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.keyledger.events.Actor;
import io.keyledger.events.SubjectId;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.oauth2.jwt.Jwt;

class ActorsTest {

    private static final String ISSUER = "https://issuer.example";
    private static final SubjectId ALICE = new SubjectId(ISSUER, "alice");
    private static final SubjectId GATEWAY = new SubjectId(ISSUER, "gateway");

    static Stream<Arguments> tokens() {
        return Stream.of(
                Arguments.of(Map.of("sub", "alice"), Actor.person(ALICE)),
                Arguments.of(Map.of("sub", "alice", "client_id", "gateway", "azp", "gateway"), Actor.person(ALICE)),
                Arguments.of(Map.of("sub", "alice", "grant_type", "authorization_code"), Actor.person(ALICE)),
                Arguments.of(Map.of("sub", "gateway", "client_id", "gateway"), Actor.system(GATEWAY)),
                Arguments.of(Map.of("sub", "gateway", "azp", "gateway"), Actor.system(GATEWAY)),
                Arguments.of(Map.of("sub", "gateway", "gty", "client-credentials"), Actor.system(GATEWAY)),
                Arguments.of(Map.of("sub", "gateway", "grant_type", "client_credentials"), Actor.system(GATEWAY)),
                Arguments.of(
                        Map.of("sub", "alice", "act", Map.of("sub", "gateway")),
                        new Actor(ALICE, Actor.Kind.PERSON, GATEWAY)),
                Arguments.of(
                        Map.of("sub", "alice", "act", Map.of("sub", "gateway", "iss", "https://other.example")),
                        new Actor(ALICE, Actor.Kind.PERSON, new SubjectId("https://other.example", "gateway"))),
                Arguments.of(
                        Map.of("sub", "alice", "act", Map.of("sub", "gateway", "act", Map.of("sub", "earlier"))),
                        new Actor(ALICE, Actor.Kind.PERSON, GATEWAY)),
                Arguments.of(
                        Map.of("sub", "gateway", "client_id", "gateway", "act", Map.of("sub", "relay")),
                        new Actor(GATEWAY, Actor.Kind.SYSTEM, new SubjectId(ISSUER, "relay"))));
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void aTokenNamesItsActor(Map<String, Object> claims, Actor actor) {
        assertThat(Actors.of(token(claims))).isEqualTo(actor);
    }

    @Test
    void anActorThatIsNobodyIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Actors.of(token(Map.of("sub", "alice", "act", Map.of()))));
    }

    private static Jwt token(Map<String, Object> claims) {
        Map<String, Object> all = new HashMap<>(claims);
        all.put("iss", ISSUER);
        return Jwt.withTokenValue("token")
                .header("alg", "RS256")
                .claims(present -> present.putAll(all))
                .build();
    }
}
