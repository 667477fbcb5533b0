package io.keyledger.query.validation.index;

import io.keyledger.events.KeyId;
import io.keyledger.events.SecretDigest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * Where secrets and keys lie: a row of longs for each, found by digest and by key id; the secrets of a key are linked, the
 * newest first. All that a verdict tells lies in the row of its secret, or where the number of that row leads: what is far
 * away in memory is waited for at once, not one after the other. Written by one thread; others may {@link #find} at any time and
 * then have to find out whether what they read was whole.
 */
final class SecretStore {

    static final int EXPIRES_AT = 4;
    static final int VALID_UNTIL = 5;
    private static final int OLDER_AND_VERSION = 6;
    static final int FLAGS = 7;
    private static final int ID_HIGH = 8;
    private static final int ID_LOW = 9;
    private static final int SECRET_WIDTH = 10;

    private static final int NEWEST_AND_END = 0;
    private static final int KEY_WIDTH = 1;

    private static final int HALF = Integer.SIZE;
    private static final long LOW = 0xffff_ffffL;

    private final Rows secrets = new Rows(SECRET_WIDTH);
    private final Rows keys = new Rows(KEY_WIDTH);
    private final HashTable byDigest = new HashTable();
    private final HashTable byKey = new HashTable();
    private final KeyNames names = new KeyNames();
    private final Organizations organizations = new Organizations();
    private final Names prefixes = new Names("prefixes");
    private final Names peppers = new Names("peppers");
    private byte[][] prefixBytes = {};
    private long[] roomierByDigest = byDigest.slots();
    private long[] roomierByKey = byKey.slots();

    Organizations organizations() {
        return organizations;
    }

    Names peppers() {
        return peppers;
    }

    Names prefixes() {
        return prefixes;
    }

    /** Prepares the tables for one more secret and one more key, without a change that anybody could see. */
    void makeRoom() {
        roomierByDigest = byDigest.withRoom();
        roomierByKey = byKey.withRoom();
    }

    /** Puts what was prepared in place. */
    void takeRoom() {
        byDigest.replace(roomierByDigest);
        byKey.replace(roomierByKey);
    }

    /** Fills in what is found; false if it met a change and read nonsense. Makes the same steps for what is not found. */
    boolean find(long[] digest, Finding into) {
        long[] slots = byDigest.slots();
        int secret = HashTable.NONE;
        int probes = slots.length;
        for (int slot = HashTable.start(slots, digest[0]);
                slots[slot] != 0 && probes-- > 0;
                slot = HashTable.next(slots, slot)) {
            if (HashTable.mayBe(slots, slot, digest[0])) {
                int row = HashTable.row(slots, slot);
                if (!secrets.covers(row)) {
                    return false;
                }
                if (holds(row, digest)) {
                    secret = row;
                    break;
                }
            }
        }
        into.found = secret != HashTable.NONE;
        return read(into.found ? secret : anyOther(digest[1]), into);
    }

    private boolean holds(int row, long[] digest) {
        long difference = secrets.get(row, 0) ^ digest[0];
        difference |= secrets.get(row, 1) ^ digest[1];
        difference |= secrets.get(row, 2) ^ digest[2];
        difference |= secrets.get(row, 3) ^ digest[3];
        return difference == 0;
    }

    /** Some secret, so that a search which finds nothing takes as long as one that finds something. */
    private int anyOther(long random) {
        int used = secrets.used();
        return used == 0 ? HashTable.NONE : (int) ((random >>> HALF) * used >>> HALF);
    }

    private boolean read(int secret, Finding into) {
        if (!secrets.covers(secret)) {
            return secret == HashTable.NONE;
        }
        into.expiresAt = secrets.get(secret, EXPIRES_AT);
        into.validUntil = secrets.get(secret, VALID_UNTIL);
        into.version = version(secret);
        into.flags = secrets.get(secret, FLAGS);
        int organization = Flags.organization(into.flags);
        int prefix = Flags.prefix(into.flags);
        byte[][] known = prefixBytes;
        if (!organizations.covers(organization) || prefix >= known.length) {
            return !into.found;
        }
        into.prefix = known[prefix];
        into.keyHigh = secrets.get(secret, ID_HIGH);
        into.keyLow = secrets.get(secret, ID_LOW);
        into.closedAt = organizations.closedAt(organization);
        into.organization = organizations.id(organization);
        into.name = names.get(secret);
        return true;
    }

    /** The row of a key, or {@link HashTable#NONE}. */
    int key(KeyId id) {
        long high = KeyBits.high(id);
        long low = KeyBits.low(id);
        return byKey.find(KeyBits.hash(high, low), row -> {
            int secret = newest(row);
            return secrets.get(secret, ID_HIGH) == high && secrets.get(secret, ID_LOW) == low;
        });
    }

    /** A new key, to which a secret has to be added before it is sought. */
    int addKey(KeyId id) {
        int row = keys.allocate();
        byKey.add(KeyBits.hash(KeyBits.high(id), KeyBits.low(id)), row);
        return row;
    }

    void rename(int key, String name) {
        for (int secret = newest(key); secret != HashTable.NONE; secret = older(secret)) {
            names.set(secret, name);
        }
    }

    /** The name of the key to which a secret belongs. For the writing thread. */
    String name(int secret) {
        return Objects.requireNonNull(names.get(secret));
    }

    /** The number of a prefix, which it keeps. */
    int prefix(String text) {
        int number = prefixes.number(text);
        if (number == prefixBytes.length) {
            byte[][] more = Arrays.copyOf(prefixBytes, number + 1);
            more[number] = text.getBytes(StandardCharsets.US_ASCII);
            prefixBytes = more;
        }
        return number;
    }

    /** Adds a secret to a key, in its place among the others by version. */
    int addSecret(
            int key, KeyId id, String name, long[] digest, int version, long expiresAt, long validUntil, long flags) {
        int row = secrets.allocate();
        names.set(row, name);
        secrets.set(row, ID_HIGH, KeyBits.high(id));
        secrets.set(row, ID_LOW, KeyBits.low(id));
        for (int i = 0; i < digest.length; i++) {
            secrets.set(row, i, digest[i]);
        }
        secrets.set(row, EXPIRES_AT, expiresAt);
        secrets.set(row, VALID_UNTIL, validUntil);
        secrets.set(row, FLAGS, flags);
        byDigest.add(digest[0], row);
        int newer = HashTable.NONE;
        int older = newest(key);
        while (older != HashTable.NONE && version(older) > version) {
            newer = older;
            older = older(older);
        }
        secrets.set(row, OLDER_AND_VERSION, (older + 1L) << HALF | version);
        if (newer == HashTable.NONE) {
            setNewest(key, row);
        } else {
            setOlder(newer, row);
        }
        return row;
    }

    int newest(int key) {
        return (int) (keys.get(key, NEWEST_AND_END) >>> HALF) - 1;
    }

    private void setNewest(int key, int secret) {
        keys.set(key, NEWEST_AND_END, (secret + 1L) << HALF | keys.get(key, NEWEST_AND_END) & LOW);
    }

    int older(int secret) {
        return (int) (secrets.get(secret, OLDER_AND_VERSION) >>> HALF) - 1;
    }

    private void setOlder(int secret, int older) {
        secrets.set(secret, OLDER_AND_VERSION, (older + 1L) << HALF | secrets.get(secret, OLDER_AND_VERSION) & LOW);
    }

    int version(int secret) {
        return (int) secrets.get(secret, OLDER_AND_VERSION);
    }

    SecretDigest digest(int secret) {
        long[] bits = new long[EXPIRES_AT];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = secrets.get(secret, i);
        }
        return DigestBits.digest(peppers.text(Flags.pepper(get(secret, FLAGS))), bits);
    }

    long get(int secret, int column) {
        return secrets.get(secret, column);
    }

    void set(int secret, int column, long value) {
        secrets.set(secret, column, value);
    }

    /** Notes when a key ended, in milliseconds; kept to the second, and the first end counts. */
    void end(int key, long at) {
        long known = keys.get(key, NEWEST_AND_END);
        if ((known & LOW) == 0) {
            keys.set(key, NEWEST_AND_END, known | Math.max(1, Math.min(LOW, at / 1000 + 1)));
        }
    }

    int keyRows() {
        return keys.used();
    }

    /** Whether there is anything for {@link #forget} to do. */
    boolean remembersTooLong(int key, long before) {
        int secret = newest(key);
        if (secret == HashTable.NONE) {
            return false;
        }
        boolean tooLong = hasEnded(key, secret, before);
        while (!tooLong && older(secret) != HashTable.NONE) {
            secret = older(secret);
            tooLong = get(secret, VALID_UNTIL) <= before;
        }
        return tooLong;
    }

    /**
     * Forgets a key whose end is on record as at or before this time in milliseconds, or those of its secrets that ended then. An expiry
     * that has only passed is not enough: a fact yet to come may have moved it in time.
     */
    void forget(int key, long before) {
        int secret = newest(key);
        if (secret == HashTable.NONE) {
            return;
        }
        boolean all = hasEnded(key, secret, before);
        if (all) {
            byKey.remove(KeyBits.hash(secrets.get(secret, ID_HIGH), secrets.get(secret, ID_LOW)), key);
        }
        int newer = HashTable.NONE;
        while (secret != HashTable.NONE) {
            int older = older(secret);
            if (all || (newer != HashTable.NONE && get(secret, VALID_UNTIL) <= before)) {
                if (newer != HashTable.NONE) {
                    setOlder(newer, older);
                }
                byDigest.remove(get(secret, 0), secret);
                names.set(secret, null);
                secrets.free(secret);
            } else {
                newer = secret;
            }
            secret = older;
        }
        if (all) {
            keys.free(key);
        }
    }

    private boolean hasEnded(int key, int newest, long before) {
        long end = keys.get(key, NEWEST_AND_END) & LOW;
        return (end != 0 && end * 1000 <= before)
                || ((get(newest, FLAGS) & Flags.EXPIRED) != 0 && get(newest, EXPIRES_AT) <= before)
                || organizations.closedAt(Flags.organization(get(newest, FLAGS))) <= before;
    }

    int size() {
        return byDigest.size();
    }

    long bytes() {
        return secrets.bytes() + keys.bytes() + byDigest.bytes() + byKey.bytes();
    }
}
