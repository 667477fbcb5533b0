package io.keyledger.query.validation.index;

import io.keyledger.events.Environment;
import io.keyledger.events.Permission;

/**
 * What a secret is and how it stands, in one long: from the lowest bit on 2 bits permission, 1 environment, 5 states,
 * 8 prefix, 8 pepper, 8 unused, 32 organization.
 */
final class Flags {

    static final long SUSPENDED = 1 << 3;
    static final long EXPIRED = 1 << 4;
    static final long REVOKED = 1 << 5;
    static final long RETIRED = 1 << 6;
    static final long UNPROVEN = 1 << 7;

    private static final Permission[] PERMISSIONS = Permission.values();
    private static final Environment[] ENVIRONMENTS = Environment.values();
    private static final int PREFIX = 8;
    private static final int PEPPER = 16;
    private static final int ORGANIZATION = 32;
    private static final int BYTE = 0xff;

    private Flags() {}

    static long of(Permission permission, Environment environment, int prefix, int pepper, int organization) {
        return permission.ordinal()
                | (long) environment.ordinal() << 2
                | (long) prefix << PREFIX
                | (long) pepper << PEPPER
                | (long) organization << ORGANIZATION;
    }

    static Permission permission(long flags) {
        return PERMISSIONS[(int) (flags & 3)];
    }

    static Environment environment(long flags) {
        return ENVIRONMENTS[(int) (flags >>> 2 & 1)];
    }

    static int prefix(long flags) {
        return (int) (flags >>> PREFIX) & BYTE;
    }

    static int pepper(long flags) {
        return (int) (flags >>> PEPPER) & BYTE;
    }

    static int organization(long flags) {
        return (int) (flags >>> ORGANIZATION);
    }
}
