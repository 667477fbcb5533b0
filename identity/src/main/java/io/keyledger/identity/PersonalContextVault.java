package io.keyledger.identity;

import io.keyledger.events.SubjectId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Seals what a request betrays of a person under a key of that person's own. Destroying the key erases the person from every
 * fact ever written, without altering one of them.
 *
 * <p>Keys are made, read and destroyed in transactions of their own, apart from the caller's.
 */
public final class PersonalContextVault {

    private static final String VERSION = "1";
    private static final Pattern SEALED = Pattern.compile(VERSION + "\\.([0-9a-f-]{36})\\.([A-Za-z0-9_-]+)");

    private final PersonKeys keys;
    private final RecentPersonKeys recent;
    private final AesGcm aes;

    PersonalContextVault(PersonKeys keys, RecentPersonKeys recent, AesGcm aes) {
        this.keys = keys;
        this.recent = recent;
        this.aes = aes;
    }

    /**
     * The context as {@code 1.<id of the person's key>.<base64url of IV and AES-256-GCM ciphertext>}, bound to person and key.
     *
     * @throws IllegalStateException if this process lacks the wrapping key of the person's key
     */
    public String seal(SubjectId person, TechnicalContext context) {
        String name = PersonKey.nameOf(person);
        PersonKey key =
                cached(name, unknown -> Optional.of(keys.findOrCreate(unknown))).orElseThrow();
        byte[] sealed = aes.encrypt(key.key(), plain(context), bound(name, key.id()));
        return VERSION + "." + key.id() + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /**
     * The context that was sealed for that person, or empty if the key it was sealed under is not the person's: the person has
     * been forgotten since, or it was sealed for somebody else.
     *
     * @throws SealBroken if the text or the stored key was altered
     * @throws IllegalStateException if this process lacks the wrapping key of the person's key
     */
    public Optional<TechnicalContext> open(SubjectId person, String sealed) {
        Matcher parts = SEALED.matcher(sealed);
        if (!parts.matches()) {
            throw new SealBroken("It does not have the form of a sealed context");
        }
        String name = PersonKey.nameOf(person);
        return cached(name, keys::find)
                .filter(key -> key.id().toString().equals(parts.group(1)))
                .map(key -> context(aes.decrypt(key.key(), bytes(parts.group(2)), bound(name, key.id()))));
    }

    /**
     * Destroys the person's key: nothing sealed under it can be opened again, by nobody. In this process that holds when the
     * call returns; another process may keep the key in memory for up to a minute after it last read it, and what it seals
     * meanwhile will be unreadable too. A person who comes back gets a new key. Repeating it is harmless.
     */
    public void forget(SubjectId person) {
        String name = PersonKey.nameOf(person);
        try {
            keys.destroy(name);
        } finally {
            recent.evict(name);
        }
    }

    private Optional<PersonKey> cached(String name, Function<String, Optional<PersonKey>> read) {
        Optional<PersonKey> known = recent.get(name);
        if (known.isPresent()) {
            return known;
        }
        long evictions = recent.evictions();
        Optional<PersonKey> found = read.apply(name);
        found.ifPresent(key -> recent.put(name, key, evictions));
        return found;
    }

    private static byte[] bound(String person, UUID key) {
        return (VERSION + '\0' + person + '\0' + key).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] plain(TechnicalContext context) {
        String userAgent = context.userAgent();
        String text = userAgent == null ? context.sourceAddress() : context.sourceAddress() + '\0' + userAgent;
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static TechnicalContext context(byte[] plain) {
        String text = new String(plain, StandardCharsets.UTF_8);
        int end = text.indexOf('\0');
        String userAgent = end < 0 ? null : text.substring(end + 1);
        return new TechnicalContext(end < 0 ? text : text.substring(0, end), userAgent);
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getUrlDecoder().decode(base64);
        } catch (IllegalArgumentException altered) {
            throw new SealBroken("It does not have the form of a sealed context");
        }
    }
}
