package io.keyledger.query.validation.index;

import io.keyledger.events.OrganizationId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The organizations that ever had a key here, each with a number; closing one is one write, however many keys it has.
 * Written by one thread; others may read at any time and then have to find out whether what they read was whole.
 */
final class Organizations {

    private final Map<OrganizationId, Integer> numbers = new HashMap<>();
    private @Nullable OrganizationId[] ids = new OrganizationId[16];
    private long[] closedAt = new long[16];

    /** The number of an organization, which it keeps. */
    int number(OrganizationId organization) {
        Integer known = numbers.get(organization);
        if (known != null) {
            return known;
        }
        int number = numbers.size();
        if (number == ids.length) {
            ids = Arrays.copyOf(ids, number * 2);
            closedAt = Arrays.copyOf(closedAt, number * 2);
        }
        ids[number] = organization;
        closedAt[number] = Times.NEVER;
        numbers.put(organization, number);
        return number;
    }

    /** The number of an organization, or −1 if it never had a key. */
    int known(OrganizationId organization) {
        return numbers.getOrDefault(organization, -1);
    }

    void close(int number, long at) {
        closedAt[number] = Math.min(closedAt[number], at);
    }

    /** Whether a reader sees the memory of this organization. */
    boolean covers(int number) {
        return number >= 0 && number < ids.length && number < closedAt.length;
    }

    @Nullable
    OrganizationId id(int number) {
        return ids[number];
    }

    /** When it was closed, in {@link Times}; {@link Times#NEVER} if it was not. */
    long closedAt(int number) {
        return closedAt[number];
    }
}
