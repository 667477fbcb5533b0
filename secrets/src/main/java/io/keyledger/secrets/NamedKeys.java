package io.keyledger.secrets;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Keys of one kind, each with an id: the current one writes, all of them read. Immutable; shows ids only.
 *
 * @param <K> the key itself, or what was prepared from it
 */
final class NamedKeys<K> {

    private final String currentId;
    private final K current;
    private final Map<String, K> keys;

    private NamedKeys(String currentId, K current, Map<String, K> keys) {
        this.currentId = currentId;
        this.current = current;
        this.keys = Collections.unmodifiableMap(keys);
    }

    /** The keys by id; empty if none of them has the current id. */
    static <K> Optional<NamedKeys<K>> of(String currentId, Map<String, K> keys) {
        return Optional.ofNullable(keys.get(currentId))
                .map(current -> new NamedKeys<>(currentId, current, new LinkedHashMap<>(keys)));
    }

    /** The same ids, each with what is made of its key. */
    <T> NamedKeys<T> map(Function<K, T> make) {
        Map<String, T> made = new LinkedHashMap<>();
        keys.forEach((id, key) -> made.put(id, make.apply(key)));
        return of(currentId, made).orElseThrow();
    }

    String currentId() {
        return currentId;
    }

    K current() {
        return current;
    }

    Set<String> ids() {
        return keys.keySet();
    }

    /** All ids, the current one first. */
    Stream<String> idsCurrentFirst() {
        return Stream.concat(Stream.of(currentId), keys.keySet().stream().filter(id -> !id.equals(currentId)));
    }

    Optional<K> key(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    @Override
    public String toString() {
        return keys.keySet().toString();
    }
}
