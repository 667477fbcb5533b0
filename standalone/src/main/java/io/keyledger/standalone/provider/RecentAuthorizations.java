package io.keyledger.standalone.provider;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/**
 * What the provider remembers of the codes and tokens it gave out: each until the last of them expires, and the most
 * recent ones only. An access token is judged by its signature alone, so one that is forgotten early stays good; a code
 * that is forgotten early, or by a restart, has to be asked for again. Thread-safe.
 */
final class RecentAuthorizations implements OAuth2AuthorizationService {

    /** How long one without any token may wait for its first. */
    private static final Duration WITHOUT_TOKEN = Duration.ofMinutes(5);

    private static final Map<String, Class<? extends OAuth2Token>> TOKENS = Map.of(
            OAuth2ParameterNames.CODE, OAuth2AuthorizationCode.class,
            OAuth2ParameterNames.ACCESS_TOKEN, OAuth2AccessToken.class,
            OAuth2ParameterNames.REFRESH_TOKEN, OAuth2RefreshToken.class,
            OidcParameterNames.ID_TOKEN, OidcIdToken.class);

    /** A value is only found as what it was given out as: an access token is no code. */
    private record Key(String type, String value) {}

    private record Entry(OAuth2Authorization authorization, List<Key> keys, Instant until) {}

    private final int atMost;
    private final Clock clock;
    private final LinkedHashMap<String, Entry> byId = new LinkedHashMap<>();
    private final Map<Key, String> idByKey = new HashMap<>();

    /** @param atMost how many are remembered; beyond that the one saved longest ago goes first */
    RecentAuthorizations(int atMost, Clock clock) {
        this.atMost = atMost;
        this.clock = clock;
    }

    @Override
    public synchronized void save(OAuth2Authorization authorization) {
        remove(authorization);
        forgetExpired();
        if (byId.size() >= atMost) {
            forget(byId.firstEntry().getValue());
        }
        List<Key> keys = keysOf(authorization);
        byId.put(authorization.getId(), new Entry(authorization, keys, end(authorization)));
        keys.forEach(key -> idByKey.put(key, authorization.getId()));
    }

    @Override
    public synchronized void remove(OAuth2Authorization authorization) {
        Entry entry = byId.get(authorization.getId());
        if (entry != null) {
            forget(entry);
        }
    }

    @Override
    public synchronized @Nullable OAuth2Authorization findById(String id) {
        Entry entry = byId.get(id);
        return entry == null || !clock.instant().isBefore(entry.until()) ? null : entry.authorization();
    }

    @Override
    public synchronized @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType tokenType) {
        Stream<String> types = tokenType == null ? types() : Stream.of(tokenType.getValue());
        return types.map(type -> idByKey.get(new Key(type, token)))
                .filter(Objects::nonNull)
                .findFirst()
                .map(this::findById)
                .orElse(null);
    }

    synchronized int size() {
        return byId.size();
    }

    private void forgetExpired() {
        Instant now = clock.instant();
        Iterator<Entry> entries = byId.values().iterator();
        while (entries.hasNext()) {
            Entry entry = entries.next();
            if (now.isBefore(entry.until())) {
                return;
            }
            entries.remove();
            idByKey.keySet().removeAll(entry.keys());
        }
    }

    private void forget(Entry entry) {
        byId.remove(entry.authorization().getId());
        entry.keys().forEach(idByKey::remove);
    }

    private static Stream<String> types() {
        return Stream.concat(Stream.of(OAuth2ParameterNames.STATE), TOKENS.keySet().stream());
    }

    private static List<Key> keysOf(OAuth2Authorization authorization) {
        return types().flatMap(
                        type -> Stream.ofNullable(valueOf(authorization, type)).map(value -> new Key(type, value)))
                .toList();
    }

    private static @Nullable String valueOf(OAuth2Authorization authorization, String type) {
        Class<? extends OAuth2Token> kind = TOKENS.get(type);
        if (kind == null) {
            return authorization.getAttribute(type);
        }
        OAuth2Authorization.Token<? extends OAuth2Token> token = authorization.getToken(kind);
        return token == null ? null : token.getToken().getTokenValue();
    }

    private Instant end(OAuth2Authorization authorization) {
        return TOKENS.values().stream()
                .flatMap(kind -> Stream.ofNullable(authorization.getToken(kind)))
                .flatMap(token -> Stream.ofNullable(token.getToken().getExpiresAt()))
                .max(Instant::compareTo)
                .orElseGet(() -> clock.instant().plus(WITHOUT_TOKEN));
    }
}
