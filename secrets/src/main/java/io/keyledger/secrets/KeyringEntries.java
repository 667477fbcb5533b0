package io.keyledger.secrets;

import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The entries of a keyring, understood. Complaints quote the name of an entry once it has the right shape, and nothing
 * else: in a garbled file anything may be a key.
 */
final class KeyringEntries {

    static final int KEY_BYTES = 32;

    private static final Pattern NAME = Pattern.compile("(pepper|binding|context)\\.([a-z0-9-]{1,32})");
    private static final String CURRENT = "current";

    private final Path file;
    private final Map<String, String> texts;
    private final Set<SecretKey> seen = new HashSet<>();

    /** @throws KeyringUnreadable if an entry is none of a keyring's */
    KeyringEntries(Path file, Map<String, String> texts) {
        this.file = file;
        this.texts = texts;
        if (!texts.keySet().stream().allMatch(name -> NAME.matcher(name).matches())) {
            throw new KeyringUnreadable(
                    file,
                    "has an entry that is none of pepper.<id>, binding.<id> and context.<id> with an id of 1 to 32"
                            + " characters of a-z 0-9 -: correct or remove it.");
        }
    }

    /** @throws KeyringUnreadable if a key of this kind, or the current one, is missing, garbled or used twice */
    NamedKeys<SecretKey> keys(KeyKind kind) {
        Map<String, SecretKey> keys = new LinkedHashMap<>();
        for (String name : new TreeSet<>(texts.keySet())) {
            Matcher matcher = NAME.matcher(name);
            if (matcher.matches() && name.equals(kind.entry(matcher.group(2))) && !CURRENT.equals(matcher.group(2))) {
                keys.put(matcher.group(2), key(kind, name));
            }
        }
        String currentId = text(kind.currentEntry());
        return NamedKeys.of(currentId, keys)
                .orElseThrow(() -> new KeyringUnreadable(
                        file, "has no key with the id that " + kind.currentEntry() + " names: add or correct it."));
    }

    private SecretKey key(KeyKind kind, String name) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text(name));
        } catch (IllegalArgumentException garbled) {
            // Not handed on as the cause: it quotes a character of the key.
            throw new KeyringUnreadable(file, "has in " + name + " no base64: restore it from its backup.");
        }
        if (bytes.length != KEY_BYTES) {
            throw new KeyringUnreadable(
                    file, "has in " + name + " no key of exactly 32 bytes: restore it from its backup.");
        }
        if (!seen.add(new SecretKeySpec(bytes, "any"))) {
            throw new KeyringUnreadable(
                    file, "has in " + name + " the same key as in another entry: each needs a key of its own.");
        }
        return new SecretKeySpec(bytes, kind.algorithm());
    }

    private String text(String name) {
        String text = texts.get(name);
        if (text == null) {
            throw new KeyringUnreadable(file, "lacks the entry " + name + ": restore it from its backup.");
        }
        return text;
    }
}
